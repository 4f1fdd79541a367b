/** The platform tells of several people in one role: which one is meant is said before anything of theirs is used. */
import { afterEach, expect, test } from 'vitest'
import { valuesWithout } from '../draft/several.ts'
import { afterDeath } from './testing/catalogue.ts'
import { ScriptedDaemon } from './testing/scripted-daemon.ts'
import { Visitor } from './testing/visitor.ts'

const unsigned = expect.not.objectContaining({ applicant: expect.anything() })

let visitor: Visitor
afterEach(() => {
  visitor.leave()
})
const among = ['贺仲秋', '陶霜降'].map((name, at) => ({ id: `s${at}`, values: { 'deceased.name': name } }))

async function atTheQuestion(): Promise<void> {
  visitor = new Visitor(new ScriptedDaemon(afterDeath))
  await visitor.open(afterDeath.id)
  visitor.daemon.several = [{ role: 'deceased', among }]
  await visitor.walkTo('whom')
}

test('nobody goes on without saying which one is meant', async () => {
  await atTheQuestion()
  visitor.touch({ type: 'CONTINUE' })
  expect([visitor.screen, visitor.failure]).toEqual(['whom', 'incomplete'])
})

test('another one is chosen afterwards: what was typed about the first is asked anew, and nothing is signed', async () => {
  await atTheQuestion()
  visitor.touch({ type: 'MEAN', candidate: 's0' })
  await visitor.until(() => visitor.context.draft.shared['deceased.name'] === '贺仲秋')
  await visitor.walkTo('sign')
  const typed = visitor.context.draft.values
  const about = Object.keys(typed).filter((id) => !(id in valuesWithout(afterDeath, { values: typed }, 'deceased')))
  expect(about.length).toBeGreaterThan(0)
  visitor.touch({ type: 'BACK' })
  await visitor.shows('read')
  visitor.touch({ type: 'BACK' })
  await visitor.shows('check')
  visitor.touch({ type: 'CHANGE', step: 'whom.deceased' })
  await visitor.shows('whom')
  visitor.touch({ type: 'MEAN', candidate: 's1' })
  await visitor.until(() => visitor.context.draft.shared['deceased.name'] === '陶霜降')
  expect(Object.keys(visitor.context.draft.values).filter((id) => about.includes(id))).toEqual([])
  expect(visitor.context.draft).toMatchObject({ signatures: unsigned, several: [{ meant: 's1' }] })
  expect(visitor.context.draft.passed).not.toContain('check')
})

test('a slow answer and a second touch: the last one counts', async () => {
  await atTheQuestion()
  visitor.daemon.hold('Shared.Choose')
  visitor.touch({ type: 'MEAN', candidate: 's0' })
  await expect.poll(() => visitor.daemon.waiting('Shared.Choose')).toBeDefined()
  const first = visitor.daemon.waiting('Shared.Choose')
  visitor.touch({ type: 'MEAN', candidate: 's1' })
  await expect.poll(() => visitor.daemon.waiting('Shared.Choose') !== first).toBe(true)
  expect(first?.aborted).toBe(true)
  visitor.daemon.release('Shared.Choose')
  await visitor.until(() => visitor.context.draft.several[0]?.meant === 's1')
})
