import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KeptApplication } from '../applications/port.ts'
import type { PlatformCase, PlatformProgress } from '../platform/port.ts'
import { affair } from '../testing/affair.ts'
import { collect, progressHere, progressTold } from './collect.ts'

const text = (zh: string) => ({ zh, en: `${zh} en` })
const affairs = new Map([[affair.id, affair]])

function kept(id: string, change: Partial<KeptApplication> = {}): KeptApplication {
  const sealedAt = '2026-11-22T01:00:00Z'
  return {
    standing: 'queued',
    caseNumber: null,
    appointments: {},
    delivery: null,
    refusedFollowUps: [],
    submission: { outcome: 'queued', applicationId: id, sealedAt },
    application: {
      id,
      sealedAt,
      affair: { id: 'f', version: '1', name: text('一件事') },
      applicant: { source: 'idCard', name: '李小满', idNumber: '410999198805210026', sex: 'female', birthDate: '' },
      items: [
        { id: 'a', name: text('甲'), department: text('公安局'), caseType: 'promised' },
        { id: 'b', name: text('乙'), department: text('民政局'), caseType: 'promised' },
      ],
      stages: [['a'], ['b']],
      materials: [],
    },
    ...change,
  }
}
const told = (caseNumber: string, change: Partial<PlatformCase> = {}): PlatformCase => ({
  caseNumber,
  applicationId: null,
  affair: { id: null, name: '灵活就业' },
  appliedAt: '2026-09-01T10:00:00+08:00',
  standing: 'processing',
  ...change,
})

describe('the list', () => {
  it('tells a case that both know once, as the platform has it, by the name it had here', () => {
    const here = kept('A', { standing: 'unknown' })
    expect(collect([told('N1', { applicationId: 'A', dueDate: '2026-12-04' })], [here], affairs)).toEqual([
      {
        caseNumber: 'N1',
        applicationId: 'A',
        affair: { id: 'f', name: text('一件事') },
        handedInAt: '2026-11-22T01:00:00Z',
        standing: 'processing',
        dueDate: '2026-12-04',
      },
    ])
  })

  it('knows them to be the same by the case number too, when the platform does not tell the application', () => {
    const here = kept('A', { standing: 'accepted', caseNumber: 'N1' })
    expect(collect([told('N1')], [here], affairs)).toMatchObject([{ applicationId: 'A', standing: 'processing' }])
  })

  it('a case that the platform tells twice is one', () => {
    expect(collect([told('N1'), told('N2'), told('N1')], [], affairs)).toHaveLength(2)
  })

  it('without the platform: what was sealed here, each as it stands', () => {
    const standings = ['queued', 'unknown', 'held'] as const
    const list = collect(
      [],
      standings.map((standing) => kept(standing, { standing })),
      affairs,
    )
    expect(list.map(({ standing }) => standing)).toEqual(standings)
  })

  it('newest first, whatever the offset of the times', () => {
    const list = collect(
      [told('old'), told('new', { appliedAt: '2026-11-22T09:30:00+08:00' })],
      [kept('middle')],
      affairs,
    )
    expect(list.map((each) => each.caseNumber ?? each.applicationId)).toEqual(['new', 'middle', 'old'])
  })

  it('each case once, whatever either side says', () => {
    const name = fc.constantFrom('1', '2', '3', '4')
    const fromPlatform = fc.uniqueArray(fc.tuple(name, fc.option(name)), { selector: ([n]) => n })
    const fromHere = fc.uniqueArray(fc.tuple(name, fc.option(name)), { selector: ([id]) => id })
    fc.assert(
      fc.property(fromPlatform, fromHere, (there, here) => {
        const cases = there.map(([n, a]) => told(`N${n}`, { applicationId: a && `A${a}` }))
        const applications = here.map(([a, n]) => kept(`A${a}`, { caseNumber: n && `N${n}` }))
        const list = collect(cases, applications, affairs)
        for (const each of cases)
          expect(list.filter((one) => one.caseNumber === each.caseNumber).length).toBeGreaterThan(0)
        for (const { application, caseNumber } of applications)
          expect(
            list.some((one) => one.applicationId === application.id || (caseNumber && one.caseNumber === caseNumber)),
          ).toBe(true)
        expect(list.length).toBeLessThanOrEqual(cases.length + applications.length)
      }),
    )
  })
})

describe('a returned case that was mended', () => {
  const mending = (change: Partial<KeptApplication> = {}) => {
    const one = kept('B', change)
    return { ...one, application: { ...one.application, corrects: 'N1' } }
  }
  const returned = told('N1', { standing: 'returned' })

  it('goes on as the platform says', () => {
    const list = collect([told('N2', { corrects: 'N1' }), { ...returned, correctedBy: 'N2' }, told('N3')], [], affairs)
    expect(list.map(({ caseNumber, corrects, correctedBy }) => [caseNumber, corrects, correctedBy])).toEqual([
      ['N2', 'N1', undefined],
      ['N1', undefined, 'N2'],
      ['N3', undefined, undefined],
    ])
  })

  it('is to be mended again where staff have ended what mended it', () => {
    expect(collect([returned], [mending({ standing: 'closed' })], affairs).at(-1)).not.toHaveProperty('correctedBy')
  })

  it('goes on also while what mends it still waits here, which the platform cannot know', () => {
    const list = collect([returned], [mending()], affairs)
    expect(list.map(({ caseNumber, corrects, correctedBy }) => [caseNumber, corrects, correctedBy])).toEqual([
      [null, 'N1', undefined],
      ['N1', undefined, 'B'],
    ])
  })

  it('named by each other whatever either side knows of it', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (platformHasIt, platformRelates, keptHere) => {
        fc.pre(platformHasIt ? platformRelates || keptHere : keptHere)
        const relates = platformHasIt && platformRelates
        const list = collect(
          [
            { ...returned, ...(relates && { correctedBy: 'N2' }) },
            ...(platformHasIt ? [told('N2', { applicationId: 'B', ...(relates && { corrects: 'N1' }) })] : []),
          ],
          keptHere ? [mending(platformHasIt ? { caseNumber: 'N2', standing: 'accepted' } : {})] : [],
          affairs,
        )
        const [old, next] = [list.find((one) => one.caseNumber === 'N1'), list.find((one) => one.caseNumber !== 'N1')]
        expect(next?.corrects).toBe('N1')
        expect(old?.correctedBy).toBe(next?.caseNumber ?? next?.applicationId)
      }),
    )
  })
})

describe('one case', () => {
  const progress: PlatformProgress = {
    ...told('N1', { affair: { id: affair.id, name: '示范' } }),
    reasons: [],
    unreadable: 0,
    missing: null,
    items: [
      { id: 'i_main', name: '示范事项', department: '示范局', state: 'handling', stage: 0, events: [] },
      { id: 'x', name: '别的事项', department: '别的局', state: 'waiting', stage: 1, events: [] },
      { id: 'y', name: '再一事项', department: '示范局', state: 'waiting', stage: 1, events: [] },
    ],
  }

  it('is a timeline per department, in the words of the catalogue where it has them', () => {
    const { departments, receipt } = progressTold(progress, null, affairs)
    expect(departments.map(({ department, items }) => [department.zh, items.map(({ id }) => id)])).toEqual([
      ['示范局', ['i_main', 'y']],
      ['别的局', ['x']],
    ])
    expect(departments[1]?.items[0]?.name).toEqual({ zh: '别的事项', en: '别的事项' })
    expect(receipt).toBe(false)
  })

  it('not sent yet: everything waits, and its receipt can be printed', () => {
    expect(progressHere(kept('A'), affairs, 'offline')).toMatchObject({
      standing: 'queued',
      receipt: true,
      departments: [
        { department: text('公安局'), items: [{ id: 'a', name: text('甲'), state: 'waiting', stage: 0 }] },
        { items: [{ id: 'b', stage: 1 }] },
      ],
    })
  })

  it('accepted, and the platform away: nothing is made up about what departments do', () => {
    expect(progressHere(kept('A', { standing: 'accepted', caseNumber: 'N1' }), affairs, 'offline').departments).toEqual(
      [],
    )
  })

  it('returned, and the platform away: the reasons are known here', () => {
    const submission = {
      outcome: 'returned',
      applicationId: 'A',
      sealedAt: '',
      caseNumber: 'N1',
      reasons: [{ text: '缺公章' }],
    } as const
    expect(progressHere(kept('A', { standing: 'returned', submission }), affairs, 'offline').reasons).toEqual([
      { text: '缺公章' },
    ])
  })
})
