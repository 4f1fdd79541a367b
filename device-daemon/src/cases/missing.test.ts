import { describe, expect, it } from 'vitest'
import type { CaseStanding } from '#flows/case/case.ts'
import { exampleApplication } from '../applications/testing/example.ts'
import { outline } from '../applications/application.ts'
import type { PlatformProgress } from '../platform/port.ts'
import { missingHere, missingTold } from './missing.ts'

const text = (zh: string) => ({ zh, en: `${zh} en` })
const sealed = outline({ ...exampleApplication(), id: 'A', sealedAt: '2026-11-22T01:00:00Z' })
const material = (id: string, provided: (typeof sealed.materials)[number]['provided']) => ({
  id,
  name: text(id),
  provided,
})
const application = {
  ...sealed,
  materials: [
    material('rules', { by: 'promised', until: '2026-12-10' }),
    material('photo', { by: 'promised', onSite: true }),
    material('lease', { by: 'captured', pages: 2 }),
    material('licence', { by: 'fetched' }),
  ],
}
const promised = [
  { id: 'rules', name: text('rules'), until: '2026-12-10' },
  { id: 'photo', name: text('photo'), onSite: true },
]
const kept = {
  application,
  standing: 'accepted' as const,
  caseNumber: 'N1',
  appointments: {},
  delivery: null,
  refusedFollowUps: [],
  submission: { outcome: 'queued' as const, applicationId: application.id, sealedAt: application.sealedAt },
}
const told = (missing: PlatformProgress['missing'], standing: PlatformProgress['standing'] = 'processing') => ({
  caseNumber: 'N1',
  applicationId: application.id,
  affair: { id: null, name: '一件事' },
  appliedAt: application.sealedAt,
  standing,
  items: [],
  unreadable: 0,
  reasons: [],
  missing,
})

describe('what is still missing', () => {
  it.each([
    ['queued', 2],
    ['unknown', 2],
    ['accepted', 2],
    ['processing', 2],
    ['suspended', 2],
    ['held', 0],
    ['closed', 0],
    ['returned', 0],
    ['refused', 0],
    ['partlyDone', 0],
    ['done', 0],
  ] as const)('of a case that is %s', (standing: CaseStanding, count) =>
    expect(missingHere({ application, standing })).toHaveLength(count),
  )

  it('is what was promised, each by its day, as long as the platform says nothing', () => {
    expect(missingHere(kept)).toEqual(promised)
    expect(missingTold(told(null), kept, undefined)).toEqual(promised)
    expect(missingTold(told(null), null, undefined)).toEqual([])
  })

  it('is what the platform says, with the names and ways that were sealed here', () => {
    expect(missingTold(told([{ id: 'photo', name: '合影' }]), kept, undefined)).toEqual([promised[1]])
    expect(missingTold(told([]), kept, undefined)).toEqual([])
    expect(missingTold(told([{ id: 'x', name: '合影', until: '2026-12-11' }]), null, undefined)).toEqual([
      { id: 'x', name: { zh: '合影', en: '合影' }, until: '2026-12-11' },
    ])
  })

  it('is nothing of a case that is over, whatever it was', () => {
    expect(missingTold(told([{ id: 'rules', name: '制度' }], 'done'), kept, undefined)).toEqual([])
    expect(missingTold(told(null, 'returned'), kept, undefined)).toEqual([])
  })
})
