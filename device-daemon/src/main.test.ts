import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openAudit } from './audit/audit.ts'
import { systemClock } from './base/clock.ts'
import { createLog } from './base/log.ts'
import { verifyAudit } from './audit/verify.ts'
import { openStateDirectory } from './profile/state-directory.ts'

const main = join(import.meta.dirname, 'main.mjs')
let folder: string
let profile: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'main-'))
  profile = join(folder, 'profile.yaml')
  writeFileSync(
    profile,
    'kind: bench\nterminal: T-1\nport: 0\ndistrict: "410902"\npanel: { widthPx: 1080, widthMm: 268 }\nlanguages: [zh, en]\ndevices: {}\nstateDirectory: state\nlaunchTicket: reusable\nlimits: { idleSeconds: 300, uiLostSeconds: 60 }\n',
  )
})
afterEach(() => rmSync(folder, { recursive: true }))

function run(args: readonly string[] = ['--profile', profile]) {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, errors }))
  return {
    child,
    ended,
    ready: once(child.stdout, 'data').then(([bytes]) => JSON.parse(String(bytes)) as { ready: string; url: string }),
  }
}

describe('the daemon as a process', () => {
  it('says where it serves, ends in order on SIGTERM, and leaves a record that verifies', async () => {
    const daemon = run()
    const { ready, url } = await daemon.ready
    expect(ready).toBe('device-daemon')
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#ticket=[0-9a-f]{32}$/)
    expect((await fetch(new URL('/config.json', url))).status).toBe(403)
    daemon.child.kill('SIGTERM')
    expect(await daemon.ended).toMatchObject({ code: 0 })
    const state = openStateDirectory(join(folder, 'state'))
    const log = join(folder, 'state/audit.log')
    expect(readFileSync(log, 'utf8')).toContain('daemon.stopped')
    expect(state.ok && (await verifyAudit(log, state.value.secret('audit').toString('hex')))).toMatchObject({
      ok: true,
    })
  })

  it('ends when whoever started it is gone', async () => {
    const daemon = run()
    await daemon.ready
    daemon.child.stdin.end()
    expect(await daemon.ended).toMatchObject({ code: 0 })
  })

  it('killed without warning, starts again and the page that was launched stays launched', async () => {
    const first = run()
    const { url } = await first.ready
    first.child.kill('SIGKILL')
    await first.ended
    const second = run()
    expect(new URL((await second.ready).url).hash).toBe(new URL(url).hash)
    second.child.kill('SIGTERM')
    expect(await second.ended).toMatchObject({ code: 0 })
  })

  it('a taken port is named with the remedy', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    expect(await run(['--profile', profile, '--port', String(port)]).ended).toMatchObject({
      code: 1,
      errors: expect.stringMatching(new RegExp(`port ${port} of 127\\.0\\.0\\.1 is taken\\n {4}→ .*--port`)) as string,
    })
    other.close()
  })

  it.each([
    [
      'a wrong profile',
      () => writeFileSync(profile, readFileSync(profile, 'utf8').replace('kind: bench', 'kind: banch')),
      /profile\.yaml:1:1 kind: .*\n {4}→ .*demo.*bench.*production/,
    ],
    [
      'a state directory that cannot be',
      () => writeFileSync(join(folder, 'state'), 'a file'),
      /state directory cannot be used: .*\n {4}→ make .*state writable/,
    ],
    [
      'a key that is none',
      () => (mkdirSync(join(folder, 'state')), writeFileSync(join(folder, 'state/daemon.key'), 'short')),
      /daemon\.key is not a key: 5 bytes/,
    ],
    [
      'a state directory where nothing can be made',
      () => writeFileSync(profile, readFileSync(profile, 'utf8').replace('state\n', '/proc/nope/state\n')),
      /state directory cannot be used: .*\n {4}→ make \/proc\/nope\/state writable/,
    ],
    [
      'a key that is a pipe',
      () => (mkdirSync(join(folder, 'state')), execFileSync('mkfifo', [join(folder, 'state/daemon.key')])),
      /daemon\.key is a pipe, socket or device/,
    ],
    [
      'a record of another key',
      () => {
        mkdirSync(join(folder, 'state'))
        writeFileSync(join(folder, 'state/daemon.key'), Buffer.alloc(32, 7))
        const log = createLog('silent', { write: () => {} })
        const file = join(folder, 'state/audit.log')
        const audit = openAudit({ file, key: 'ab'.repeat(32), now: () => new Date(), log, clock: systemClock })
        for (let at = 0; at < 2; at += 1) audit.record('daemon.stopped', {})
        audit.close()
      },
      /daemon\.key is a key, but not the one that .*audit\.log was written with\n {4}→ restore it/,
    ],
    [
      'a profile that is a folder',
      () => (rmSync(profile), mkdirSync(profile)),
      /profile\.yaml is a folder, not a file\n {4}→ name a file/,
    ],
    [
      'a district nobody described',
      () => writeFileSync(profile, readFileSync(profile, 'utf8').replace('410902', '999999')),
      /No file 999999-\*\.yaml/,
    ],
  ] as const)('%s ends the start with words for a person and no stack', async (_what, spoil, words) => {
    spoil()
    const { code, errors } = await run().ended
    expect(code).toBe(1)
    expect(errors).toMatch(words)
    expect(errors).not.toMatch(/^\s+at /m)
  })

  it('arguments it does not know are named', async () => {
    expect(await run(['--profil', profile]).ended).toMatchObject({
      code: 1,
      errors: expect.stringContaining('there is no option --profil') as string,
    })
    expect(await run([]).ended).toMatchObject({
      code: 1,
      errors: expect.stringContaining('--profile FILE is missing') as string,
    })
    expect(await run(['--profile', profile, '--port', 'x']).ended).toMatchObject({
      code: 1,
      errors: expect.stringContaining('--port x is not a port') as string,
    })
  })
})
