import { signedByApplicant } from '../journeys/testing/samples.ts'
import { describe, expect, it } from 'vitest'
import type { Affair } from '../model/affair.ts'
import { emptyDraft, type Draft } from './draft.ts'
import { afterDeath, hualong, restaurant } from '../journeys/testing/catalogue.ts'
import { plan } from '../plan/plan.ts'
import { firstUnfinished, incompleteness, stepDone, steps, toBring, toFetch } from './steps.ts'

const funeral = {
  rel: ['other'],
  place: ['hosp'],
  cremated: ['burial'],
  ins: ['none'],
  hpf: ['no'],
  drv: ['no'],
  med: ['no'],
}
const person = {
  source: 'idCard',
  name: '㛃䶮',
  idNumber: '11010519491231002X',
  sex: 'female',
  birthDate: '1949-12-31',
  address: '测试路1号',
} as const
const deceased = {
  'deceased.name': '测试甲',
  'deceased.idNumber': '932682198501010017',
  'deceased.sex': 'male',
  'deceased.age': '80',
  'deceased.deathDate': '2026-11-01',
}
const page = { page: 'p1', sharpness: 0.9, sharp: true }
const fetched = {
  m_dead_id: { status: 'fetched' },
  m_agent_id: { status: 'fetched' },
  m_hukou: { status: 'fetched' },
} as const

const planOf = (affair: Affair, draft: Draft) => plan(affair, hualong, draft)
const ids = (affair: Affair, draft: Draft) => steps(planOf(affair, draft), draft).map(({ id }) => id)
const at = (affair: Affair, draft: Draft) => firstUnfinished(planOf(affair, draft), draft)?.id ?? null
const fresh = emptyDraft(afterDeath)

/** Everything is done except the signature. */
const complete: Draft = {
  ...fresh,
  answers: funeral,
  identity: person,
  face: 'notCompared',
  shared: deceased,
  values: { jsphone: '13800138000' },
  promised: ['m_rel'],
  materials: fetched,
}

describe('the way before the citizen', () => {
  it('is known from the start and grows with the answers', () => {
    expect(ids(afterDeath, fresh).slice(0, 3)).toEqual(['guide', 'question.rel', 'question.place'])
    expect(ids(afterDeath, { ...fresh, answers: funeral })).toEqual([
      'guide',
      ...['rel', 'place', 'cremated', 'ins', 'hpf', 'drv', 'med'].map((id) => `question.${id}`),
      'notice',
      'identify',
      'face',
      'fetch',
      'form.family',
      'form.dead',
      'materials',
      'material.m_rel',
      'check',
      'read',
      'sign',
      'submit',
      'delivery',
      'evaluation',
    ])
  })

  it('compares no face when the platform has signed the citizen in', () =>
    expect(ids(afterDeath, { ...fresh, identity: { ...person, source: 'qrSignIn' } })).not.toContain('face'))

  it('leads past the camera for what the platform did not have', () => {
    const draft: Draft = {
      ...fresh,
      answers: funeral,
      passed: ['fetch'],
      materials: { ...fetched, m_hukou: { status: 'unavailable', reason: 'notFound' } },
    }
    expect(toFetch(planOf(afterDeath, draft)).map(({ material }) => material.id)).toEqual([
      'm_dead_id',
      'm_agent_id',
      'm_hukou',
    ])
    expect(toBring(planOf(afterDeath, draft), draft).map(({ material }) => material.id)).toEqual(['m_hukou', 'm_rel'])
  })

  it('neither fetches nor asks for what is being applied for', () => {
    expect(
      toFetch(planOf(afterDeath, { ...fresh, answers: funeral })).map(({ material }) => material.id),
    ).not.toContain('m_dcert')
    expect(
      toFetch(planOf(afterDeath, { ...fresh, answers: funeral, choice: { dcert: false } })).map(
        ({ material }) => material.id,
      ),
    ).toContain('m_dcert')
  })
})

describe('where the journey stands', () => {
  it('begins at the guide and stays at a question until it is answered and confirmed', () => {
    expect(at(afterDeath, fresh)).toBe('guide')
    expect(at(afterDeath, { ...fresh, passed: ['guide'] })).toBe('question.rel')
    expect(at(afterDeath, { ...fresh, passed: ['guide'], answers: { rel: ['child'] } })).toBe('question.rel')
    expect(at(afterDeath, { ...fresh, passed: ['guide', 'question.rel'], answers: { rel: ['child'] } })).toBe(
      'question.place',
    )
    expect(at(afterDeath, { ...fresh, passed: ['guide', 'question.rel'], answers: { rel: ['nonsense'] } })).toBe(
      'question.rel',
    )
  })

  it('stays at an answer that blocks', () => {
    const draft = {
      ...emptyDraft(restaurant),
      answers: { proxy: ['no'], subject: ['individual'] },
      passed: ['guide', 'question.proxy', 'question.subject'],
    }
    expect(at(restaurant, draft)).toBe('question.subject')
  })

  it('comes back to a new question that a changed answer brings', () => {
    const answers = { proxy: ['no'], subject: ['licensed'], hyg: ['no'], prepack: ['no'] }
    const passed = ['guide', ...Object.keys(answers).map((id) => `question.${id}`), 'notice']
    expect(at(restaurant, { ...emptyDraft(restaurant), answers, passed })).toBe('identify')
    expect(at(restaurant, { ...emptyDraft(restaurant), answers: { ...answers, hyg: ['yes'] }, passed })).toBe(
      'question.aircon',
    )
  })

  it('goes on past the signature only when there is one, and to the end when all is done', () => {
    const passed = ids(afterDeath, complete)
    expect(at(afterDeath, { ...complete, passed })).toBe('sign')
    expect(at(afterDeath, { ...complete, passed, signatures: signedByApplicant })).toBe('submit')
    const submission = { outcome: 'queued', applicationId: 'a', sealedAt: '2026-11-22T08:00:00Z' } as const
    expect(at(afterDeath, { ...complete, passed, signatures: signedByApplicant, submission })).toBe('delivery')
    expect(
      at(afterDeath, { ...complete, passed, signatures: signedByApplicant, submission, delivery: { mode: 'window' } }),
    ).toBeNull()
    expect(
      at(afterDeath, {
        ...complete,
        passed,
        signatures: signedByApplicant,
        submission: { outcome: 'returned', applicationId: 'a', sealedAt: '', caseNumber: 'N1', reasons: [] },
      }),
    ).toBe('submit')
  })

  it('lets nobody past a face that does not match or was not looked at', () => {
    const done = (draft: Draft) =>
      stepDone({ id: 'face', kind: 'face', subject: null }, planOf(afterDeath, draft), draft)
    expect(done({ ...complete, face: 'mismatch', passed: ['face'] })).toBe(false)
    expect(done({ ...complete, face: null, passed: ['face'] })).toBe(false)
    expect(done({ ...complete, face: 'notCompared' })).toBe(true)
  })
})

describe('a submission', () => {
  const missing = (draft: Draft, affair = afterDeath) =>
    incompleteness(affair, hualong, draft).map(({ kind, id }) => `${kind} ${id}`)

  it('is complete with every part there, whatever was passed', () =>
    expect(missing({ ...complete, signatures: signedByApplicant })).toEqual([]))
  it('lacks everything at first', () => {
    expect(missing(fresh)).toEqual(
      expect.arrayContaining([
        'answer rel',
        'identity identity',
        'field jsphone',
        'material m_hukou',
        'signature signature',
      ]),
    )
  })
  it('lacks what a page only claims to have passed', () => {
    expect(
      missing({
        ...complete,
        signatures: signedByApplicant,
        values: {},
        promised: [],
        passed: ids(afterDeath, complete),
      }),
    ).toEqual(['field jsphone', 'material m_rel'])
  })
  it.each<[string, Partial<Draft>, string]>([
    ['an entry that is wrong', { values: { jsphone: '123' } }, 'field jsphone'],
    [
      'a promise for what may not follow later',
      {
        promised: ['m_rel', 'm_hukou'],
        materials: { ...fetched, m_hukou: { status: 'unavailable', reason: 'notFound' } },
      },
      'material m_hukou',
    ],
    [
      'a material without pages',
      { promised: [], materials: { ...fetched, m_rel: { status: 'captured', pages: [] } } },
      'material m_rel',
    ],
    ['a face that does not match', { face: 'mismatch' }, 'face face'],
    ['a face that nobody has looked at', { face: null }, 'face face'],
    ['an unanswered question', { answers: { ...funeral, med: [] } }, 'answer med'],
  ])('is refused for %s', (_, parts, what) =>
    expect(missing({ ...complete, signatures: signedByApplicant, ...parts })).toEqual([what]),
  )
  it('takes photographed pages instead of a promise', () => {
    expect(
      missing({
        ...complete,
        signatures: signedByApplicant,
        promised: [],
        materials: { ...fetched, m_rel: { status: 'captured', pages: [page] } },
      }),
    ).toEqual([])
  })
  it('is refused when every item was deselected', () => {
    const answers = { proxy: ['no'], subject: ['licensed'], hyg: ['yes'], prepack: ['yes'] }
    expect(missing({ ...emptyDraft(restaurant), answers, choice: { hyg: false } }, restaurant)).toContain('items items')
  })
  it('names each thing as the citizen knows it, and where to mend it', () => {
    expect(incompleteness(afterDeath, hualong, { ...complete, signatures: signedByApplicant, values: {} })).toEqual([
      {
        kind: 'field',
        id: 'jsphone',
        step: 'form.family',
        name: { zh: '手机号', en: 'Mobile number' },
        problem: 'required',
      },
    ])
  })
})
