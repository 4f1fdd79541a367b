import { createActor, createMachine } from 'xstate'
import { expect, test } from 'vitest'
import { report, type RequestName, type Result, type DaemonPort } from '../port.ts'
import { saver, type SaverRef } from '../steps/saver.ts'
import { savedFirst } from './saved-first.ts'

/** What is decided by what the daemon has of the draft: a word typed a moment ago must be in it. */
const onDraft = [
  'IdCard.ReadFurther',
  'Shared.Fetch',
  'Material.Capture',
  'Document.View',
  'Document.Print',
  'Application.Sign',
  'Application.Submit',
] as const satisfies readonly RequestName[]

function setUp() {
  const asked: string[] = []
  let answerSave = (_result: Result<null>): void => {}
  const daemon = {
    request: (name: RequestName) => {
      asked.push(name)
      if (name !== 'Session.Save') return Promise.resolve({ ok: true, value: null })
      return new Promise((resolve) => (answerSave = resolve))
    },
  } as unknown as DaemonPort
  // A failed save is told to whoever invoked the saver.
  const journey = createMachine({ invoke: { id: 'saver', src: saver, input: { port: daemon } } })
  const ref = createActor(journey).start().getSnapshot().children['saver'] as SaverRef
  ref.send({ type: 'PATCH', patch: { values: { mobile: '13800000000' } } })
  return {
    asked,
    port: savedFirst({ port: daemon, saver: ref }),
    saved: (result: Result<null>) => answerSave(result),
  }
}
const turn = () => new Promise((resolve) => setTimeout(resolve))

test.each(onDraft)('%s waits until what was typed is saved', async (name) => {
  const { asked, port, saved } = setUp()
  const answer = port.request(name, {})
  await turn()
  expect(asked).toEqual(['Session.Save'])
  saved({ ok: true, value: null })
  expect(await answer).toEqual({ ok: true, value: null })
  expect(asked).toEqual(['Session.Save', name])
})

test.each(onDraft)('%s is not asked when that cannot be saved', async (name) => {
  const { asked, port, saved } = setUp()
  const answer = port.request(name, {})
  await turn()
  saved({ ok: false, failure: { code: 'internalError' } })
  expect(await answer).toMatchObject({ ok: false })
  expect(asked).not.toContain(name)
})

test('what does not depend on the draft waits for nothing', async () => {
  const { asked, port } = setUp()
  report(port, 'error', 'form', 'x')
  await turn()
  expect(asked).toEqual(['Session.Save', 'Common.Report'])
})
