import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { exampleApplication } from './testing/example.ts'
import { scriptedPlatform } from './testing/scripted-platform.ts'
import { newFolder, terminal } from './testing/terminal.ts'

const forever = new AbortController().signal
const day = 24 * 60 * 60 * 1000
const start = Date.UTC(2026, 10, 22, 1, 30)
let folder: ReturnType<typeof newFolder>
beforeEach(() => (folder = newFolder()))
afterEach(() => folder.remove())

it.each([
  ['forwards', 400 * day],
  ['back to a dead battery’s year', -24 * 365 * day],
])('a clock that jumps %s destroys nothing early and keeps nothing longer', async (_how, jump) => {
  let made = terminal(folder.path, scriptedPlatform().port, { retentionMs: day })
  made.hear(start)
  made.applications.start()
  const sealed = made.applications.seal(exampleApplication())
  const id = sealed.ok ? sealed.value.applicationId : ''
  await made.applications.sendNow(id, forever)
  made.setWall(start + jump)
  await made.clock.advance(day / 2)
  expect(made.applications.kept(id)).not.toBeNull()
  // After a stop the clock is right again: a jump the other way.
  await made.stop()
  made = again(start + day / 2)
  made.hear(start + day / 2)
  await made.clock.advance(day / 4)
  expect(made.applications.kept(id)).not.toBeNull()
  await made.clock.advance(day / 4 + 10 * 60 * 1000)
  expect(made.applications.kept(id)).toBeNull()
  await made.stop()
})

/** Accepted, then stopped; the clocks agree. Starts again with a machine's clock and, when it comes, a platform's. */
async function acceptedAndStopped(): Promise<string> {
  const made = terminal(folder.path, scriptedPlatform().port, { retentionMs: day })
  made.hear(start)
  made.applications.start()
  const sealed = made.applications.seal(exampleApplication())
  const id = sealed.ok ? sealed.value.applicationId : ''
  await made.applications.sendNow(id, forever)
  await made.stop()
  return id
}
function again(machine: number): ReturnType<typeof terminal> {
  const made = terminal(folder.path, scriptedPlatform().port, { retentionMs: day })
  made.setWall(machine)
  made.applications.start()
  return made
}

it.each([
  ['two years ahead', 730 * day],
  ['two years behind', -730 * day],
])('after a stop of an hour the machine’s clock is %s: kept as long as it would be', async (_how, jump) => {
  const id = await acceptedAndStopped()
  const made = again(start + day / 24 + jump)
  await made.clock.advance(day / 24)
  expect(made.applications.kept(id)).not.toBeNull()
  made.hear(start + day / 12)
  await made.clock.advance(day / 2)
  expect(made.applications.kept(id)).not.toBeNull()
  await made.clock.advance(day / 2)
  expect(made.applications.kept(id)).toBeNull()
  await made.stop()
})

it('after a stop of an hour the platform’s clock is two years ahead: nothing is destroyed early', async () => {
  const id = await acceptedAndStopped()
  const made = again(start + day / 24)
  made.hear(start + 730 * day)
  await made.clock.advance(day / 2)
  expect(made.applications.kept(id)).not.toBeNull()
  await made.stop()
})

it('what is decided before the stop counted is not older by it', async () => {
  await acceptedAndStopped()
  const made = again(start + 2 * day)
  const sealed = made.applications.seal(exampleApplication())
  const id = sealed.ok ? sealed.value.applicationId : ''
  await made.applications.sendNow(id, forever)
  made.hear(start + 2 * day)
  await made.clock.advance(day / 2)
  expect(made.applications.kept(id)?.standing).toBe('accepted')
  await made.clock.advance(day / 2 + 10 * 60 * 1000)
  expect(made.applications.kept(id)).toBeNull()
  await made.stop()
})

it('a stop of two days counts once the platform has told its time, also when a start in between never reached it', async () => {
  const id = await acceptedAndStopped()
  const between = again(start + day)
  await between.clock.advance(20 * 60 * 1000)
  expect(between.applications.kept(id)).not.toBeNull()
  await between.stop()
  const made = again(start + 2 * day)
  expect(made.applications.kept(id)).not.toBeNull()
  made.hear(start + 2 * day)
  await made.clock.advance(10 * 60 * 1000)
  expect(made.applications.kept(id)).toBeNull()
  await made.stop()
})

it.each([
  ['far ahead', 'elapsed + 8589934592'],
  ['back to the beginning', '1'],
  ['nowhere', '-9223372036854775808'],
])(
  'its own time damaged on the disk, %s: told once, nothing destroyed early, nothing kept for ever',
  async (_how, to) => {
    let made = terminal(folder.path, scriptedPlatform().port, { retentionMs: day })
    made.applications.start()
    await made.clock.advance(2 * day)
    const sealed = made.applications.seal(exampleApplication())
    const id = sealed.ok ? sealed.value.applicationId : ''
    await made.applications.sendNow(id, forever)
    await made.clock.advance(10 * 60 * 1000)
    await made.stop()
    const database = new DatabaseSync(join(folder.path, 'outbox.db'))
    database.exec(`update life set elapsed = ${to}`)
    database.close()
    made = terminal(folder.path, scriptedPlatform().port, { retentionMs: day })
    expect(made.timeDamaged).toBe(true)
    made.applications.start()
    await made.clock.advance(day / 2)
    expect(made.applications.kept(id)).not.toBeNull()
    await made.clock.advance(day / 2 + 10 * 60 * 1000)
    expect(made.applications.kept(id)).toBeNull()
    await made.stop()
    made = terminal(folder.path, scriptedPlatform().port, { retentionMs: day })
    expect(made.timeDamaged).toBe(false)
    await made.stop()
  },
)
