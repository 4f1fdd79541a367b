import { describe, expect, it } from 'vitest'
import { departmentAct, stateOf, work } from './departments.ts'
import { openRegistry, type Case, type Registry } from './registry.ts'

/** Two items side by side, then one that waits for both. */
function caseOf(): { readonly registry: Registry; readonly each: Case } {
  const item = (itemId: string) => ({ itemId, name: itemId, departmentName: '公安局' })
  const items = ['a', 'b', 'c'].map(item)
  const each: Case = {
    caseNumber: 'N1',
    applicationId: 'A1',
    decision: 'accepted',
    acceptedAt: '',
    dueDate: '',
    reasons: [],
    receivedAt: 0,
    supplements: [],
    delivery: null,
    evaluations: {},
    history: [],
    items: items.map((one) => ({ ...one, stage: one.itemId === 'c' ? 1 : 0, state: 'waiting', events: [] })),
    application: {
      applicationId: 'A1',
      affair: { id: 'f', name: 'f' },
      applicant: { name: '李小满', idNumber: '410999198805210026' },
      appliedAt: '20261122T093000',
      regionCode: '410902',
      deviceId: 'd',
      promisedWorkingDays: 1,
      items,
      stages: [['a', 'b'], ['c']],
      materials: [],
      signature: {},
      formFile: '',
    },
  }
  const registry = openRegistry(undefined)
  registry.addCase(each)
  return { registry, each }
}
let today = 0
const office = { now: () => ++today, newResultNumber: () => 'R1' }
const states = (each: Case) => each.items.map((item) => item.state).join(' ')

describe('departments', () => {
  it('work stage by stage: side by side within, one after the other between', () => {
    const { each } = caseOf()
    const seen = [states(each)]
    while (work(each, office)) seen.push(states(each))
    expect(seen).toEqual([
      'waiting waiting waiting',
      'handling handling waiting',
      'approved approved handling',
      'approved approved approved',
    ])
    expect(stateOf(each)).toBe('done')
    expect(each.items[0]?.result).toEqual({ name: 'a', number: 'R1' })
    expect(each.items[2]?.events.map(({ state }) => state)).toEqual(['handling', 'approved'])
  })

  it('an item not permitted calls off what waits for it: partly done', () => {
    const { registry, each } = caseOf()
    work(each, office)
    departmentAct(registry, { caseNumber: 'N1', act: 'reject', item: 'a' }, office)
    expect(states(each)).toBe('rejected handling cancelled')
    departmentAct(registry, { caseNumber: 'N1', act: 'approve', item: 'b' }, office)
    expect(stateOf(each)).toBe('partlyDone')
  })

  it('a suspended item (特别程序) waits for a hand', () => {
    const { registry, each } = caseOf()
    departmentAct(registry, { caseNumber: 'N1', act: 'suspend', item: 'a', note: '现场检查' }, office)
    while (work(each, office)) expect(each.items[2]?.state).toBe('waiting')
    expect(states(each)).toBe('suspended approved waiting')
    expect(each.items[0]?.events).toMatchObject([{ state: 'suspended', note: '现场检查' }])
    expect(stateOf(each)).toBe('suspended')
  })

  it('a case sent back has reasons, and nobody works on it', () => {
    const { registry, each } = caseOf()
    departmentAct(registry, { caseNumber: 'N1', act: 'return', reasons: ['缺少公章'] }, office)
    expect([stateOf(each), each.reasons, work(each, office)]).toEqual(['returned', [{ text: '缺少公章' }], false])
  })

  it.each([
    [{ caseNumber: 'N2', act: 'work' }],
    [{ caseNumber: 'N1', act: 'dance' }],
    [{ caseNumber: 'N1', act: 'approve', item: 'z' }],
    [{ caseNumber: 'N1', act: 'return' }],
  ])('refuses %j with a sentence', (input) => {
    const { registry } = caseOf()
    expect(() => departmentAct(registry, input, office)).toThrow(/./)
  })
})
