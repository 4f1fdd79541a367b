/** The draft is the source of truth: reloads, and citizens who change their mind. */
import { applicantSigned } from '../draft/turns.ts'
import { afterEach, describe, expect, test } from 'vitest'
import type { Affair } from '../model/affair.ts'
import { identifiedAs } from './apply/context.ts'
import { questionCount } from './apply/count.ts'
import { onward } from './apply/route.ts'
import { afterDeath, restaurant } from './testing/catalogue.ts'
import { synthetic } from './testing/samples.ts'
import { ScriptedDaemon } from './testing/scripted-daemon.ts'
import { Visitor } from './testing/visitor.ts'

let visitor: Visitor
afterEach(() => {
  visitor.leave()
})

async function inside(affair: Affair, answers: Visitor['answers'] = {}): Promise<Visitor> {
  visitor = new Visitor(new ScriptedDaemon(affair), answers)
  await visitor.open(affair.id)
  return visitor
}
const materials = (): readonly string[] => visitor.context.plan.materials.map(({ material }) => material.id)
const groups = (): readonly string[] => visitor.context.plan.form.map(({ group }) => group.id)

describe('the page is reloaded', () => {
  const cases: readonly [string, Affair, Visitor['answers']][] = [
    ['公民身后', afterDeath, { rel: ['other'] }],
    ['开办餐馆', restaurant, { subject: ['branch'], hyg: ['yes'] }],
  ]
  test.each(cases)('anywhere in %s: same screen, same subject, same values', async (_, affair, answers) => {
    await inside(affair, answers)
    const visited = new Set<string>()
    while (visitor.screen !== 'evaluation') {
      const before = { screen: visitor.screen, subject: visitor.subject, draft: visitor.context.draft }
      await visitor.saved()
      visitor = visitor.reload()
      await visitor.until(() => visitor.screen !== 'opening')
      await visitor.ready()
      expect({ screen: visitor.screen, subject: visitor.subject, draft: visitor.context.draft }).toEqual(before)
      visited.add(`${before.screen} ${before.subject}`)
      visitor.stride()
      await visitor.ready()
    }
    const { questions, form } = visitor.context.plan
    expect(visited.size).toBeGreaterThan(questions.length + form.length + 10)
  })

  test('at the wrong end of a blocked path: still blocked, and the answer can still be changed', async () => {
    await inside(restaurant, { subject: ['individual'] })
    await visitor.walkTo('blocked')
    await visitor.saved()
    visitor = visitor.reload()
    await visitor.shows('blocked')
    visitor.touch({ type: 'BACK' })
    expect([visitor.screen, visitor.subject]).toEqual(['question', 'subject'])
    visitor.touch({ type: 'ANSWER', options: ['company'] })
    visitor.touch({ type: 'CONTINUE' })
    expect([visitor.screen, visitor.subject]).toEqual(['question', 'hyg'])
  })

  test('with photographed pages: their pictures are asked for again', async () => {
    await inside(afterDeath, { rel: ['other'] })
    await visitor.walkTo('capture', 'm_rel')
    visitor.touch({ type: 'CAPTURE' })
    await visitor.ready()
    expect(visitor.on('capture').pictures).toEqual({ 'page-1': '/picture/page-1' })
    await visitor.saved()
    visitor = visitor.reload()
    await visitor.shows('capture')
    await visitor.until(() => Object.keys(visitor.on('capture').pictures).length > 0)
    expect(visitor.on('capture').pictures).toEqual({ 'page-1': '/picture/page-1' })
  })
})

describe('the citizen changes their mind', () => {
  test('going back and changing an answer drops what no longer applies and keeps the rest', async () => {
    await inside(afterDeath, { rel: ['other'], ins: ['emp'] })
    await visitor.walkTo('check')
    expect(materials()).toContain('m_rel')
    expect(groups()).toContain('pay')
    const phone = visitor.context.draft.values['jsphone']
    while (visitor.subject !== 'rel') visitor.touch({ type: 'BACK' })
    expect(visitor.context.draft.answers['rel']).toEqual(['other'])
    visitor.touch({ type: 'ANSWER', options: ['child'] })
    visitor.touch({ type: 'CONTINUE' })
    expect(visitor.screen).toBe('notice')
    expect(materials()).not.toContain('m_rel')
    expect(visitor.context.draft.answers['place']).toEqual(['hosp'])
    await visitor.walkTo('check')
    expect(visitor.context.draft.values['jsphone']).toBe(phone)
    expect(visitor.context.draft.identity).toEqual(synthetic)
    expect(visitor.daemon.calls.filter((call) => call === 'IdCard.Read')).toHaveLength(1)
  })

  test('a change from check leads back to check, by way of what newly applies and nothing else', async () => {
    await inside(afterDeath, { ins: ['none'] })
    await visitor.walkTo('check')
    expect(groups()).not.toContain('pay')
    visitor.touch({ type: 'CHANGE', step: 'question.ins' })
    expect([visitor.screen, visitor.subject, visitor.context.changing]).toEqual(['question', 'ins', true])
    visitor.touch({ type: 'ANSWER', options: ['emp'] })
    visitor.touch({ type: 'CONTINUE' })
    const way: string[] = []
    while (visitor.screen !== 'check') {
      const here = `${visitor.screen} ${visitor.subject}`
      if (way.at(-1) !== here) way.push(here)
      visitor.stride()
      await visitor.ready()
    }
    expect(way).toEqual(['notice null', 'form pay'])
    expect(visitor.context.changing).toBe(false)
  })

  test('a change that changes nothing else leads straight back to check', async () => {
    await inside(afterDeath)
    await visitor.walkTo('check')
    visitor.touch({ type: 'CHANGE', step: 'form.family' })
    visitor.touch({ type: 'FILL', field: 'jsphone', value: '13900139000' })
    visitor.touch({ type: 'CONTINUE' })
    expect(visitor.screen).toBe('check')
    expect(visitor.context.draft.values['jsphone']).toBe('13900139000')
  })

  test('somebody else takes their place: what was typed is gone, what the matter is stays', async () => {
    await inside(afterDeath)
    await visitor.walkTo('check')
    const { context } = visitor
    expect(JSON.stringify(context.draft)).toContain('13800138000')
    const other = { ...synthetic, idNumber: '410999199001010103' }
    const { draft, changes } = identifiedAs(context, other, 'notCompared')
    expect(draft).toMatchObject({ identity: other, answers: context.draft.answers, values: {}, materials: {} })
    expect(changes).toMatchObject({ values: {}, rows: {}, promised: [], confirmed: [] })
    expect(JSON.stringify([draft, changes])).not.toContain('13800138000')
    expect(onward({ ...context, ...(draft && { draft }) })).toBe('fetching')
  })

  test('after signing: the form is read and signed again', async () => {
    await inside(afterDeath)
    await visitor.walkTo('sign')
    visitor.stride()
    await visitor.ready()
    expect(applicantSigned(visitor.context.draft)).toBe(true)
    visitor.touch({ type: 'BACK' })
    visitor.touch({ type: 'BACK' })
    expect(visitor.screen).toBe('check')
    visitor.touch({ type: 'CHANGE', step: 'form.family' })
    visitor.touch({ type: 'FILL', field: 'jsphone', value: '13900139000' })
    expect(applicantSigned(visitor.context.draft)).toBe(false)
    await visitor.walkTo('read')
    await visitor.walkTo('sign')
    expect(applicantSigned(visitor.context.draft)).toBe(false)
  })

  test('wrong entries are named all at once when the citizen wants to go on, and taken back one by one', async () => {
    await inside(afterDeath)
    await visitor.walkTo('form', 'family')
    visitor.touch({ type: 'FILL', field: 'jsphone', value: '123' })
    expect(visitor.context.problems).toEqual({})
    visitor.touch({ type: 'CONTINUE' })
    expect([visitor.screen, visitor.context.problems]).toEqual(['form', { jsphone: 'telephone' }])
    visitor.touch({ type: 'FILL', field: 'jsphone', value: '1380013800' })
    expect(visitor.context.problems).toEqual({})
  })

  test('a number whose check digit does not fit is asked about once more, and only what was confirmed is confirmed', async () => {
    await inside(afterDeath)
    await visitor.walkTo('form', 'pay')
    const problem = () => visitor.context.problems['szyhkh']
    visitor.touch({ type: 'FILL', field: 'szkhh', value: 'icbc' })
    visitor.touch({ type: 'FILL', field: 'szyhkh', value: '190001508123' })
    visitor.touch({ type: 'CONTINUE' })
    expect([visitor.screen, problem()]).toEqual(['form', 'unsure'])
    visitor.touch({ type: 'CONFIRM', field: 'szyhkh' })
    expect([visitor.context.draft.confirmed, problem()]).toEqual([['190001508123'], undefined])
    // Another number is another question.
    visitor.touch({ type: 'FILL', field: 'szyhkh', value: '190001508124' })
    visitor.touch({ type: 'CONTINUE' })
    expect([visitor.screen, problem()]).toEqual(['form', 'unsure'])
    visitor.touch({ type: 'FILL', field: 'szyhkh', value: '190001508123' })
    visitor.touch({ type: 'CONTINUE' })
    expect([visitor.screen, visitor.subject]).not.toEqual(['form', 'pay'])
    await visitor.saved()
    expect(visitor.daemon.draft.confirmed).toEqual(['190001508123'])
  })

  test('another kind of document: its number is judged anew, and what was said of it is taken back', async () => {
    await inside(restaurant, { proxy: ['yes'] })
    await visitor.walkTo('form', 'reg')
    visitor.touch({ type: 'FILL', field: 'managerIdNo', value: 'E12345678' })
    visitor.touch({ type: 'CONTINUE' })
    expect(visitor.context.problems['managerIdNo']).toBe('idNumber')
    visitor.touch({ type: 'FILL', field: 'managerIdNoType', value: 'passport' })
    expect(visitor.context.problems['managerIdNo']).toBeUndefined()
    visitor.touch({ type: 'CONTINUE' })
    expect(visitor.context.problems['managerIdNo']).toBeUndefined()
  })
})

test('a question is counted only when the count cannot change any more', async () => {
  await inside(afterDeath)
  await visitor.walkTo('question', 'rel')
  expect(questionCount(visitor.context)).toEqual({ at: 1, of: 7 })
  visitor.leave()
  await inside(restaurant, { subject: ['company'], hyg: ['yes'] })
  await visitor.walkTo('question', 'hyg')
  expect(questionCount(visitor.context)).toBeNull()
  await visitor.walkTo('question', 'aircon')
  expect(questionCount(visitor.context)).toEqual({ at: 5, of: 5 })
})
