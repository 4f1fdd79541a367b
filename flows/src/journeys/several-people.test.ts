/** A group that asks about several people, on a running terminal: added, read from their cards, removed, reloaded. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fillForm, rowsOf, type FilledGroup } from '../draft/fields.ts'
import { affair } from './testing/catalogue.ts'
import { synthetic } from './testing/samples.ts'
import { failed, ScriptedDaemon } from './testing/scripted-daemon.ts'
import { Visitor } from './testing/visitor.ts'

const teahouse = affair('h11-teahouse')
let visitor: Visitor
beforeEach(async () => {
  visitor = new Visitor(new ScriptedDaemon(teahouse), { subject: ['partner'] })
  await visitor.open(teahouse.id)
  await visitor.walkTo('rows', 'partners')
})
afterEach(() => {
  visitor.leave()
})

const partners = (): FilledGroup => {
  const { plan, draft } = visitor.context
  const group = fillForm(plan, draft).find((one) => one.group.id === 'partners')
  if (group === undefined) throw new Error('no partners are asked')
  return group
}
const names = (): readonly unknown[] =>
  partners().rows.map(({ fields }) => fields.find(({ field }) => field.id === 'investorName')?.value)
/** Adds a person who contributes 5; the row stays open. */
function add(): string {
  visitor.touch({ type: 'ADD_ROW' })
  visitor.touch({ type: 'FILL', field: 'investorKind', value: 'person' })
  visitor.touch({ type: 'FILL', field: 'contribution', value: '5' })
  return visitor.context.row ?? ''
}
async function layCard(): Promise<void> {
  visitor.touch({ type: 'LAY_CARD' })
  await visitor.shows('row')
}

describe('two partners', () => {
  test('one is here for themselves, the other lays a card: nothing of it is typed', async () => {
    add()
    visitor.touch({ type: 'SELF' })
    visitor.touch({ type: 'CONTINUE' })
    add()
    await layCard()
    visitor.touch({ type: 'CONTINUE' })
    expect(visitor.screen).toBe('rows')
    expect(names()).toEqual([synthetic.name, visitor.daemon.further.name])
    expect(visitor.context.draft.identity).toEqual(synthetic)
    visitor.touch({ type: 'CONTINUE' })
    expect([visitor.screen, visitor.subject]).toEqual(['form', 'site'])
  })

  test('one is not enough: the list says so and stays', () => {
    add()
    visitor.touch({ type: 'SELF' })
    visitor.touch({ type: 'CONTINUE' })
    visitor.touch({ type: 'CONTINUE' })
    expect(visitor.screen).toBe('rows')
    expect(visitor.context.failure).toEqual({ code: 'incomplete' })
    expect(partners().problem).toBe('tooFew')
  })
})

describe('somebody who', () => {
  test('is not filled in keeps their row open, with what is missing', () => {
    visitor.touch({ type: 'ADD_ROW' })
    visitor.touch({ type: 'CONTINUE' })
    expect(visitor.screen).toBe('row')
    expect(visitor.context.problems).toEqual({ investorKind: 'required', contribution: 'required' })
    visitor.touch({ type: 'FILL', field: 'investorKind', value: 'person' })
    expect(visitor.context.problems).toEqual({ contribution: 'required' })
  })

  test('was added and thought better of leaves nothing behind', () => {
    visitor.touch({ type: 'ADD_ROW' })
    visitor.touch({ type: 'BACK' })
    expect([visitor.screen, partners().rows]).toEqual(['rows', []])
  })

  test('is taken away takes their card with them, and the next one is somebody new', async () => {
    const first = add()
    await layCard()
    visitor.touch({ type: 'REMOVE_ROW' })
    expect(visitor.context.draft.persons['partners']).toEqual({})
    const second = add()
    expect(second).not.toBe(first)
    expect(names()).toEqual([null])
  })

  test('said to be the applicant and lays another card is whose card it is', async () => {
    add()
    visitor.touch({ type: 'SELF' })
    expect(names()).toEqual([synthetic.name])
    await layCard()
    expect(names()).toEqual([visitor.daemon.further.name])
  })

  test('lays a card that is not read: may try again, or be typed', async () => {
    visitor.daemon.next('IdCard.ReadFurther', failed('cardRemoved'))
    add()
    visitor.touch({ type: 'LAY_CARD' })
    await visitor.until(() => visitor.failure === 'cardRemoved')
    expect(visitor.screen).toBe('furtherCard')
    visitor.touch({ type: 'RETRY' })
    await visitor.shows('row')
    expect(names()).toEqual([visitor.daemon.further.name])
  })
})

test('the card is asked for only after the daemon knows the row', async () => {
  visitor.daemon.hold('Session.Save')
  add()
  visitor.touch({ type: 'LAY_CARD' })
  await visitor.shows('furtherCard')
  expect(visitor.daemon.calls).not.toContain('IdCard.ReadFurther')
  visitor.daemon.release('Session.Save')
  await visitor.shows('row')
  expect(names()).toEqual([visitor.daemon.further.name])
})

test('a reload finds everybody, their cards too, and gives no id again', async () => {
  add()
  await layCard()
  visitor.touch({ type: 'CONTINUE' })
  const last = add()
  await visitor.saved()
  visitor = visitor.reload()
  await visitor.shows('rows')
  expect(names()).toEqual([visitor.daemon.further.name, null])
  visitor.touch({ type: 'OPEN_ROW', row: last })
  visitor.touch({ type: 'REMOVE_ROW' })
  add()
  expect(rowsOf(visitor.context.draft, 'partners').map(({ id }) => id)).not.toContain(last)
})
