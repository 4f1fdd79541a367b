/**
 * `face.leaflet`, `face.poster`: a 彩页 and a 挂图 of the service with most materials, by the command and in a new process
 * each time: reading and checking all services, the engines' start, diagrams, typesetting, and the look at every glyph.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, type Row } from './row.ts'

const root = join(import.meta.dirname, '../..')
const rounds = 5

function once(face: string, folder: string): number {
  const program = join(root, 'scripts/flows.ts')
  const args = [program, face, 'h08-hazchem', '--district', '410902', '--out', join(folder, `${face}.pdf`)]
  const started = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  const took = performance.now() - started
  if (status !== 0) throw new Error(stderr)
  return took
}

export async function measure(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'faces-'))
  try {
    return ['leaflet', 'poster'].map((face) => {
      const seconds = median(Array.from({ length: rounds }, () => once(face, folder))) / 1000
      return { name: `face.${face}`, value: seconds, unit: 's', goal: '≤ 2 s', met: seconds <= 2 }
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
