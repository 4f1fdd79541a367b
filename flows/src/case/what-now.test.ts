import { describe, expect, test } from 'vitest'
import { caseStandings, type CaseItemState, type CaseProgress } from './case.ts'
import { caseOf, lacking } from '../journeys/testing/cases.ts'
import { hualong } from '../journeys/testing/catalogue.ts'
import { asks, departmentNotes, mayExplain, whatNow, whomToAsk } from './what-now.ts'

const departmentOf = (name: string, state: CaseItemState, note?: string): CaseProgress['departments'][number] => ({
  department: { zh: name, en: name },
  items: [
    {
      id: name,
      name: { zh: `${name}的事项`, en: `the item of ${name}` },
      state,
      stage: 0,
      events: [{ at: '2026-11-22T08:00:00+08:00', state, ...(note !== undefined && { note }) }],
    },
  ],
})
const having = (standing: CaseProgress['standing'], ...states: readonly CaseItemState[]): CaseProgress => ({
  ...caseOf(standing),
  departments: states.map((state, index) => departmentOf(`部门${index}`, state, `说明${index}`)),
})
const said = (one: CaseProgress): string =>
  whatNow(one, 'here')
    .map(({ zh }) => zh)
    .join('')

test('who needs a person is told the hall, and its window where the district names one', () => {
  const { window: _, ...hall } = hualong.hall
  expect(whomToAsk(hualong.hall).zh).toBe('华龙区行政服务中心的“一件事”受理窗口，电话 12345。')
  expect(whomToAsk(hall).zh).toBe('华龙区行政服务中心，电话 12345。')
})

describe('a returned case that can be mended at the terminal', () => {
  test('read with the case open: to the button, and not through the door that is behind the reader', () => {
    for (const text of Object.values(whatNow(caseOf('returned'), 'here')[0] ?? {}))
      expect(text).not.toMatch(/查办件|My cases|打开这一件|open this case/)
    expect(said(caseOf('returned'))).toContain('按“在这里补正”')
  })

  test('read another day: the whole way, from the home screen on', () => {
    const [{ zh, en } = { zh: '', en: '' }] = whatNow(caseOf('returned'), 'later')
    expect(zh).toMatch(/“查办件”.*打开这一件.*“在这里补正”/)
    expect(en).toMatch(/“My cases”.*open this case.*“Mend it here”/)
  })
})

describe('a case that goes on while one item does not', () => {
  test.each(['accepted', 'processing', 'suspended', 'done'] as const)(
    '%s, an item not approved: said, whom to ask, and a paper to take home',
    (standing) => {
      const one = having(standing, 'approved', 'rejected')
      expect(said(one)).toContain('没有办成')
      expect(said(one)).not.toMatch(/^不用操作|都办好了/)
      expect([asks(one), mayExplain(one)]).toEqual([true, true])
    },
  )

  test('the others are said to go on only while there are others', () => {
    expect(said(having('processing', 'handling', 'rejected'))).toContain('各部门会接着办')
    expect(said(having('processing', 'approved', 'rejected'))).not.toContain('各部门会接着办')
  })

  test('an item stands still and the platform calls the case under way: the item counts', () => {
    const one = having('processing', 'handling', 'suspended')
    expect(said(one)).toContain('有的事项停下来了')
    expect([asks(one), mayExplain(one)]).toEqual([true, true])
  })

  test('one stands still and one was cancelled: both are said', () =>
    expect(said(having('suspended', 'suspended', 'cancelled'))).toMatch(/停下来了.*没有办成/))

  test('all go on: nothing to do, nobody to ask', () => {
    const one = having('processing', 'approved', 'handling', 'waiting')
    expect(said(one)).toBe('不用操作。各部门正在办理。')
    expect([asks(one), mayExplain(one)]).toEqual([false, false])
  })
})

describe('a case that lacks what was promised', () => {
  const named = ({ missing: [one] }: CaseProgress): string => one?.name.zh ?? 'nothing is missing'

  test.each(['accepted', 'processing', 'suspended', 'queued', 'unknown'] as const)(
    '%s: which, by when, and that this terminal takes it; never that there is nothing to do',
    (standing) => {
      const one = lacking(caseOf(standing))
      expect(said(one)).toContain(`还差：${named(one)}，最迟2026年12月1日补交。`)
      expect(said(one)).toMatch(/按“现在补交”，这台终端就能收/)
      expect(said(one)).not.toMatch(/^不用操作/)
      expect([asks(one), mayExplain(one)]).toEqual([true, standing !== 'queued' && standing !== 'unknown'])
    },
  )

  test('read another day: the whole way, in both languages', () => {
    const texts = whatNow(lacking(caseOf('accepted')), 'later')
    expect(texts.map(({ zh }) => zh).join('')).toMatch(/“查办件”.*打开这一件.*“现在补交”.*别的不用操作/)
    expect(texts.map(({ en }) => en).join(' ')).toMatch(/by 1 December 2026\..*“My cases”.*“Hand it in now”/)
  })

  test('nobody is identified, or the service no longer asks for it: not promised that it is taken here', () => {
    const one = lacking(caseOf('accepted'))
    const missing = one.missing.map(({ id, name, until }) => ({ id, name, ...(until !== undefined && { until }) }))
    const text = said({ ...one, missing })
    expect(text).toMatch(/身份证或手机.*交到窗口/)
    expect(text).not.toContain('这台终端就能收')
  })

  test('brought on the day in person: no button is named', () => {
    const one = lacking(caseOf('accepted'))
    const text = said({ ...one, missing: one.missing.map(({ id, name }) => ({ id, name, onSite: true })) })
    expect(text).toBe(`还差：${named(one)}，到现场时带来。别的不用操作，各部门会接着办。`)
  })

  test('an item was not approved besides: both are said', () =>
    expect(
      said({ ...lacking(caseOf('processing')), departments: having('processing', 'rejected').departments }),
    ).toMatch(/还差：.*没有办成/))
})

test('what went on as another case asks for nothing, whatever stood in it', () => {
  for (const standing of caseStandings) {
    const one = { ...having(standing, 'rejected', 'suspended'), correctedBy: '410902-2' }
    expect([asks(one), mayExplain(one)]).toEqual([false, false])
    expect(said(one)).toMatch(/^不用操作/)
  }
})

test('a department says the same of several items: once; of items that go on: nothing', () => {
  const twice = departmentOf('甲', 'rejected', '面积不够')
  const departments = [
    { ...twice, items: [...twice.items, ...twice.items] },
    departmentOf('乙', 'handling', '正在看'),
    departmentOf('丙', 'cancelled'),
  ]
  expect(departmentNotes({ departments }).map(({ zh }) => zh)).toEqual(['甲：面积不够'])
})

describe('an item that uses the result of one that was not done', () => {
  const using = (uses: readonly string[], state: CaseItemState, ...others: readonly CaseItemState[]) => {
    const one = having('processing', ...others, state)
    const departments = one.departments.map((each, index) =>
      index === others.length ? { ...each, items: each.items.map((item) => ({ ...item, uses })) } : each,
    )
    return said({ ...one, departments })
  }

  test('is said not to go on, and after what to apply for it again', () => {
    const text = using(['部门0'], 'waiting', 'rejected')
    expect(text).toContain('“部门0的事项”没有办成，要用它的结果的也就办不下去：部门1的事项。')
    expect(text).not.toContain('各部门会接着办')
  })

  test('goes on if the result came from another, or was not needed after all', () => {
    expect(using(['部门0', '部门1'], 'waiting', 'rejected', 'approved')).not.toContain('办不下去')
    expect(using(['部门0'], 'approved', 'rejected')).not.toContain('办不下去')
    expect(using([], 'waiting', 'rejected')).not.toContain('办不下去')
  })
})

describe('partly done, or done', () => {
  test('numbers are told where every item is over and known', () => {
    expect(said(having('partlyDone', 'approved', 'rejected'))).toContain('1 项办好，1 项没有办成')
    expect(said(having('done', 'approved', 'cancelled'))).toContain('1 项办好，1 项没有办成')
    expect(said(having('done', 'approved'))).toContain('都办好了')
  })

  test.each([
    ['one waits for the citizen', having('partlyDone', 'approved', 'handling', 'suspended'), '要补材料的'],
    ['one is under way', having('done', 'approved', 'handling'), '各部门正在办理'],
    ['one was not approved, another is under way', having('partlyDone', 'rejected', 'waiting'), '其他事项不用操作'],
    ['no item is told', having('partlyDone'), '各部门正在办理'],
    ['one cannot be read', { ...having('partlyDone', 'approved'), unreadable: 1 }, '各部门正在办理'],
  ])('%s: never that all is over', (_, one, words) => {
    expect(said(one)).toContain(words)
    expect(said(one)).not.toMatch(/都办好了|所有事项都有了结果/)
  })
})
