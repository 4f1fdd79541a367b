import { connect } from 'node:net'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { exampleApplication } from '../applications/testing/example.ts'
import { scriptedPlatform, type ScriptedPlatform } from '../applications/testing/scripted-platform.ts'
import { terminal, type Terminal } from '../applications/testing/terminal.ts'
import { carryOut, type MachineClock, type StaffAnswer } from './acts.ts'
import { openStaffSocket, staffSocket, type StaffSocket } from './socket.ts'

const recorded: { readonly event: string; readonly what?: unknown }[] = []
let clock: MachineClock
let folder: string
let path: string
let running: Terminal
let staff: StaffSocket

let platform: ScriptedPlatform

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'staff-'))
  path = staffSocket(folder)
  platform = scriptedPlatform()
  platform.submits = ['platformRefused']
  running = terminal(folder, platform.port)
  recorded.length = 0
  clock = { state: 'right', ahead: 0 }
  const audit = {
    record: (event: string, { what }: { readonly what?: unknown }) =>
      void recorded.push({ event, ...(what !== undefined && { what }) }),
  }
  staff = openStaffSocket(
    path,
    (act) => carryOut(act, { applications: running.applications, audit, clock: () => clock }),
    () => {},
  )
})
afterEach(async () => {
  staff.close()
  await running.stop()
  rmSync(folder, { recursive: true })
})

async function say(line: string): Promise<StaffAnswer> {
  const socket = connect(path)
  socket.write(`${line}\n`)
  return JSON.parse(await text(socket)) as StaffAnswer
}
const act = (what: object): Promise<StaffAnswer> => say(JSON.stringify(what))

async function refused(): Promise<string> {
  const sealed = running.applications.seal(exampleApplication())
  if (!sealed.ok) throw new Error(sealed.failure.code)
  await running.applications.sendNow(sealed.value.applicationId, new AbortController().signal)
  return sealed.value.applicationId
}

test('what the platform refused is listed without a word about its citizen, and sent again', async () => {
  expect(await act({ act: 'list' })).toMatchObject({ ok: true, value: { troubles: [] } })
  const id = await refused()
  const listed = await act({ act: 'list' })
  expect(listed).toMatchObject({
    value: { troubles: [{ applicationId: id, what: 'application', message: '材料不符合要求' }] },
  })
  expect(JSON.stringify(listed)).not.toContain(exampleApplication().applicant.name)
  expect(await act({ act: 'release', id })).toMatchObject({ ok: true, value: { troubles: [] } })
  expect(running.applications.kept(id)?.standing).toBe('accepted')
  expect(recorded).toEqual([{ event: 'application.released' }])
})

test('ended with a reason; not without one, and not what is not refused', async () => {
  const id = await refused()
  expect(await act({ act: 'close', id, reason: '  ' })).toMatchObject({ ok: false, failure: { code: 'usage' } })
  expect(await act({ act: 'close', id, reason: 'a\nb' })).toMatchObject({ ok: false, failure: { code: 'usage' } })
  expect(await act({ act: 'close', id, reason: '已在窗口受理' })).toMatchObject({ ok: true, value: { troubles: [] } })
  expect(await act({ act: 'close', id, reason: '再一次' })).toMatchObject({ ok: false, failure: { code: 'notHeld' } })
  expect(running.applications.kept(id)?.submission).toMatchObject({ outcome: 'closed', message: '已在窗口受理' })
  expect(recorded).toEqual([{ event: 'application.ended', what: 'application' }])
})

test('what is missing cannot be sent, and says what can be done; closed, it is no longer told, at once', async () => {
  const told: number[] = []
  running.applications.onTroubles(() => told.push(running.applications.troubles().length))
  const id = '5f0c2d1e-7b64-4c1a-9a57-3d2e8f6b9c01'
  const missing = [{ applicationId: id, sealedAt: '2026-11-22T00:00:00.000Z', told: false }]
  await running.applications.heed({ ended: [], followUps: [], missing })
  expect(await act({ act: 'release', id })).toMatchObject({
    ok: false,
    failure: { code: 'missing', detail: expect.stringContaining('close it') },
  })
  expect(await act({ act: 'close', id, reason: '平台已有此办件' })).toMatchObject({ ok: true, value: { troubles: [] } })
  expect(await act({ act: 'list' })).toMatchObject({ ok: true, value: { troubles: [] } })
  expect(told).toEqual([1, 0])
  expect(recorded).toEqual([{ event: 'application.ended', what: 'application' }])
})

test('ended while its citizen is still there: their screen hears of it', async () => {
  const heard: unknown[] = []
  running.applications.onUpdate((submission) => heard.push(submission))
  const id = await refused()
  await act({ act: 'close', id, reason: '已在窗口受理' })
  expect(heard.at(-1)).toMatchObject({ outcome: 'closed', message: '已在窗口受理' })
})

test('only its own user may open it, and nonsense is answered as that', async () => {
  await act({ act: 'list' })
  expect(statSync(path).mode & 0o777).toBe(0o600)
  for (const line of ['', '[]', '{"act":"drop"}', '{"act":"release","id":"x"}', '{'])
    expect(await say(line)).toMatchObject({ ok: false, failure: { code: 'usage' } })
})

test('a machine with a wrong clock says so wherever staff look', async () => {
  clock = { state: 'corrected', ahead: -7_200 }
  expect(await act({ act: 'list' })).toMatchObject({ value: { troubles: [], clock } })
})

test('the command line: what waits is listed, a line each, without what a terminal would obey', async () => {
  platform.words = '材料\r\n\u001b[31m不符'
  const id = await refused()
  const profile = join(folder, 'profile.yaml')
  writeFileSync(
    profile,
    'kind: bench\nterminal: T-1\nport: 0\ndistrict: "410902"\npanel: { widthPx: 1080, widthMm: 268 }\nlanguages: [zh, en]\ndevices: {}\nstateDirectory: .\nlaunchTicket: reusable\nlimits: { idleSeconds: 300, uiLostSeconds: 60 }\n',
  )
  const child = spawn(process.execPath, [join(import.meta.dirname, 'cli.ts'), 'list', '--profile', profile])
  const [said, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
  expect(errors).toBe('')
  expect(said.split('\n')).toEqual([
    expect.stringMatching(new RegExp(`^${id} .* application .*  材料 \\[31m不符$`)),
    '',
  ])
})
