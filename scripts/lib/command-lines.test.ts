import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

function run(program: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [join(root, program), ...args], (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    )
    child.stdin?.end()
  })
}

describe.each([
  'flows/src/cli.ts',
  'scripts/flows.ts',
  'device-daemon/src/devices/cli.ts',
  'device-daemon/src/audit/cli.ts',
  'device-daemon/src/staff/cli.ts',
  'device-daemon/src/main.mjs',
  'device-daemon/simulators/scanner/main.ts',
  'scripts/platform.ts',
  'scripts/start.ts',
  'scripts/bench.ts',
  'scripts/test.ts',
  'scripts/check.ts',
])('%s', (program) => {
  test('asked for help: on standard output, and that is no error', async () => {
    const { code, stdout, stderr } = await run(program, '--help')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^(?:npm|node) /)
  })

  test('an option that is none is refused on standard error, with what would be right', async () => {
    const { code, stdout, stderr } = await run(program, '--hepl')
    expect([code > 0, stdout]).toEqual([true, ''])
    expect(stderr).toContain('--hepl')
    // The services' commands speak Chinese, and those for technicians English.
    expect(stderr).toMatch(program.includes('simulators') ? '--run DIR' : /did you mean "--help"\?|是不是“--help”？/)
    expect(stderr).not.toMatch(/^\s+at /m)
  })
})

test.each([
  ['device-daemon/src/audit/cli.ts', 'verfiy', 'did you mean "verify"?'],
  ['device-daemon/src/staff/cli.ts', 'relaese', 'did you mean "release"?'],
  ['scripts/platform.ts', 'strat', 'did you mean "start"?'],
  ['scripts/bench.ts', '--only=ui.imp', 'did you mean "ui.inp"?'],
  ['scripts/test.ts', '--only=e2', 'did you mean "e2e"?'],
])('%s %s is answered with the nearest that there is', async (program, word, nearest) => {
  const { code, stderr } = await run(program, word)
  expect(code).toBeGreaterThan(0)
  expect(stderr).toContain(nearest)
})
