/** What lies between terminal and platform may carry a request twice. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fail } from '../base/result.ts'
import { exampleApplication } from './testing/example.ts'
import { scriptedPlatform, type ScriptedPlatform } from './testing/scripted-platform.ts'
import { newFolder, terminal } from './testing/terminal.ts'

const forever = new AbortController().signal
let folder: ReturnType<typeof newFolder>
beforeEach(() => void (folder = newFolder()))
afterEach(() => folder.remove())

/** The first request is answered by 429, and a second copy of it comes through all the same. */
function turningAway(): ScriptedPlatform {
  const platform = scriptedPlatform()
  const { submit } = platform.port
  platform.port.submit = async (application, signal) => {
    platform.port.submit = submit
    await submit(application, signal)
    return fail({ code: 'platformOffline', detail: '429 TOO_MANY_REQUESTS', own: false, busy: true, answered: true })
  }
  return platform
}

async function turnedAway(platform: ScriptedPlatform) {
  const here = terminal(folder.path, platform.port)
  here.applications.start()
  const sealed = here.applications.seal(exampleApplication())
  if (!sealed.ok) throw new Error(sealed.failure.code)
  const id = sealed.value.applicationId
  expect(await here.applications.sendNow(id, forever)).toMatchObject({ outcome: 'queued' })
  return { ...here, id }
}

it('turned away with an answer (429), while a second copy of the request came through later: found, not sent again', async () => {
  const platform = turningAway()
  const { applications, clock, stop, id } = await turnedAway(platform)
  await clock.advance(60_000)
  expect(applications.kept(id)).toMatchObject({ standing: 'accepted', caseNumber: 'CASE-1' })
  expect(platform.asked).toEqual([`submit ${id}`, `find ${id}`])
  await stop()
})

it('found, and the disk is full at that moment: looked for again, not sent again', async () => {
  const platform = turningAway()
  const { applications, clock, store, stop, id } = await turnedAway(platform)
  const writes: typeof store = { ...store }
  const { findByApplication } = platform.port
  platform.port.findByApplication = (...asked) => {
    platform.port.findByApplication = findByApplication
    Object.assign(store, { transaction: () => fail({ code: 'diskFull', detail: 'test' }) })
    clock.after(1, () => Object.assign(store, writes))
    return findByApplication(...asked)
  }
  await clock.advance(600_000)
  expect(applications.kept(id)).toMatchObject({ standing: 'accepted', caseNumber: 'CASE-1' })
  expect(platform.asked).toEqual([`submit ${id}`, `find ${id}`, `find ${id}`])
  await stop()
})
