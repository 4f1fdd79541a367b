import type { CaseItemState, CaseProgress, CaseStanding } from '../../case/case.ts'
import { afterDeath } from './catalogue.ts'

const itemState: Readonly<Partial<Record<CaseStanding, CaseItemState>>> = {
  done: 'approved',
  refused: 'rejected',
  suspended: 'suspended',
}

/** A synthetic case of this standing, with one department and one item. */
export function caseOf(standing: CaseStanding, handedInAt = '2026-11-22T08:00:00+08:00'): CaseProgress {
  const state = itemState[standing] ?? 'handling'
  const [item] = afterDeath.items
  if (item === undefined) throw new Error('an affair without items')
  return {
    id: `case-${standing}`,
    caseNumber: standing === 'queued' ? null : `410902-${standing}`,
    applicationId: `a-${standing}`,
    affair: { id: afterDeath.id, name: afterDeath.name },
    handedInAt,
    standing,
    platform: 'online',
    departments: [
      {
        department: item.department,
        items: [{ id: item.id, name: item.name, state, stage: 0, events: [{ at: handedInAt, state }] }],
      },
    ],
    unreadable: 0,
    missing: [],
    supplied: [],
    reasons: standing === 'returned' || standing === 'refused' ? [{ text: '照片不清楚' }] : [],
    notRegistered: [],
    receipt: true,
    offered: true,
  }
}

/** The same, with items that are done in person at an agreed time. */
export const withAppointmentOf = (one: CaseProgress): CaseProgress => ({
  ...one,
  departments: one.departments.map((each) => ({
    ...each,
    items: each.items.map((item) => ({ ...item, byAppointment: true as const })),
  })),
})

/** The same, with a material that can be handed in here, and one that was. */
export function lacking(one: CaseProgress): CaseProgress {
  const [material] = afterDeath.materials
  if (material === undefined) throw new Error('an affair without materials')
  const { id, name } = material
  return {
    ...one,
    missing: [{ id, name, until: '2026-12-01', here: true }],
    supplied: [{ id: 'm_other', name, at: one.handedInAt, standing: 'queued' }],
  }
}
