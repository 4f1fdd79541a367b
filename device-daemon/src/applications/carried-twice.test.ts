/** What lies between terminal and platform may carry a request twice. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fail } from '../base/result.ts'
import { exampleApplication } from './testing/example.ts'
import { scriptedPlatform } from './testing/scripted-platform.ts'
import { newFolder, terminal } from './testing/terminal.ts'

const forever = new AbortController().signal
let folder: ReturnType<typeof newFolder>
beforeEach(() => void (folder = newFolder()))
afterEach(() => folder.remove())

it('turned away with an answer (429), while a second copy of the request came through later: found, not sent again', async () => {
  const platform = scriptedPlatform()
  const { applications, clock, stop } = terminal(folder.path, platform.port)
  applications.start()
  const { submit } = platform.port
  platform.port.submit = async (application, signal) => {
    platform.port.submit = submit
    await submit(application, signal)
    return fail({ code: 'platformOffline', detail: '429 TOO_MANY_REQUESTS', own: false, busy: true, answered: true })
  }
  const sealed = applications.seal(exampleApplication())
  if (!sealed.ok) throw new Error(sealed.failure.code)
  const id = sealed.value.applicationId
  expect(await applications.sendNow(id, forever)).toMatchObject({ outcome: 'queued' })
  await clock.advance(60_000)
  expect(applications.kept(id)).toMatchObject({ standing: 'accepted', caseNumber: 'CASE-1' })
  expect(platform.asked).toEqual([`submit ${id}`, `find ${id}`])
  await stop()
})
