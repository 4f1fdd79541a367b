import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, type Row } from './row.ts'

const root = join(import.meta.dirname, '../..')
const rounds = 7

/** Run in a new process, as at start, so that nothing is compiled or read already. */
const program = `
  const [, module, flows, file, calendar] = process.argv
  const { readFolders } = await import(module)
  const started = performance.now()
  const read = await readFolders({ flows, calendar }, '410902', { file, key: Buffer.alloc(32) })
  if (!read.ok) throw new Error(read.failure.text)
  process.stdout.write(String(performance.now() - started))
`

function once(folder: string): number {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      program,
      join(root, 'device-daemon/src/catalogue/catalogue.ts'),
      join(root, 'flows'),
      join(folder, 'kept.json'),
      join(root, 'assets/calendar'),
    ],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(stderr)
  return Number(stdout)
}

/** Loading the services of one district: from their files, and from what was kept of the last loading. */
export async function measure(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'))
  try {
    const cold = median(
      Array.from({ length: rounds }, () => {
        rmSync(join(folder, 'kept.json'), { force: true })
        return once(folder)
      }),
    )
    const kept = median(Array.from({ length: rounds }, () => once(folder)))
    return [
      { name: 'cat.load', value: cold, unit: 'ms', goal: '≤ 150 ms', met: cold <= 150 },
      { name: 'cat.load.kept', value: kept, unit: 'ms', goal: '≤ 50 ms', met: kept <= 50 },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}
