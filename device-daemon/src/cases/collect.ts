/** 查办件: merges the platform's cases with those this terminal keeps, so that each case is listed once. Pure. */
import type { Affair, Text } from '#flows/model/affair.ts'
import { traitsOf } from '#flows/case/case-traits.ts'
import type { CaseItem, CaseProgress, CaseSummary } from '#flows/case/case.ts'
import type { ReturnReason, Submission } from '#flows/draft/draft.ts'
import { usesOf } from '#flows/plan/results.ts'
import { inPerson } from './appointments.ts'
import { missingHere, missingTold } from './missing.ts'
import type { KeptApplication } from '../applications/port.ts'
import type { PlatformCase, PlatformProgress } from '../platform/port.ts'

/** What a case is looked up by: its number if it has one, its application if it was sealed here. */
export interface CaseKey {
  readonly caseNumber: string | null
  readonly applicationId: string | null
}

export type UnnamedSummary = Omit<CaseSummary, 'id'>
export type UnnamedProgress = Omit<CaseProgress, 'id'>
type Affairs = ReadonlyMap<string, Affair>

/** Newest first. For a case that both know, the state comes from the platform, the names from this terminal. */
export function collect(
  all: readonly PlatformCase[],
  kept: readonly KeptApplication[],
  affairs: Affairs,
): readonly UnnamedSummary[] {
  // In case the platform lists a case twice.
  const told = [...new Map(all.map((each) => [each.caseNumber, each])).values()]
  const here = (each: PlatformCase) => kept.find((one) => sameCase(each, keyOf(one))) ?? null
  const known = new Set(told.map(here))
  return [
    ...told.map((each) => summaryOf(each, here(each), affairs)),
    ...kept.filter((one) => !known.has(one)).map(summaryHere),
  ]
    .map((each) => continued(each, kept))
    .sort((a, b) => Date.parse(b.handedInAt) - Date.parse(a.handedInAt))
}

/**
 * A returned case that was mended here is gone on with, even before the platform knows; not where staff have ended the
 * mended one: then it is to be mended again. `kept`: newest first.
 */
export function continued<S extends UnnamedSummary>(each: S, kept: readonly KeptApplication[]): S {
  const { caseNumber, correctedBy } = each
  if (caseNumber === null || correctedBy !== undefined) return each
  const by = kept.find(({ application, standing }) => application.corrects === caseNumber && standing !== 'closed')
  return by === undefined ? each : { ...each, correctedBy: by.caseNumber ?? by.application.id }
}

/** `kept`: the same case, if it was sealed here. */
export function progressTold(told: PlatformProgress, kept: KeptApplication | null, affairs: Affairs): UnnamedProgress {
  const affair = affairs.get(told.affair.id ?? '')
  const nameOf = (id: string, name: string): Text =>
    kept?.application.items.find((item) => item.id === id)?.name ??
    affair?.items.find((item) => item.id === id)?.name ??
    chinese(name)
  const departmentOf = (id: string, name: string): Text =>
    kept?.application.items.find((item) => item.id === id)?.department ??
    affair?.items.find((item) => item.id === id)?.department ??
    chinese(name)
  const used = (id: string): Pick<CaseItem, 'uses'> => {
    const uses = affair === undefined ? [] : usesOf(affair, id)
    return uses.length === 0 ? {} : { uses }
  }
  return {
    ...summaryOf(told, kept, affairs),
    platform: 'online',
    departments: byDepartment(
      told.items.map(({ department, name, ...item }) => ({
        department: departmentOf(item.id, department),
        item: { ...item, name: nameOf(item.id, name), ...inPerson(item.id, kept, affair), ...used(item.id) },
      })),
    ),
    unreadable: told.unreadable,
    missing: missingTold(told, kept, affair),
    supplied: [],
    reasons: told.reasons,
    notRegistered: notRegistered(kept),
    receipt: kept !== null,
    offered: affairs.has(kept?.application.affair.id ?? told.affair.id ?? ''),
  }
}

/**
 * Used when the platform does not answer or has no case yet. Nothing is invented about what it has already taken over.
 */
export function progressHere(
  kept: KeptApplication,
  affairs: Affairs,
  platform: CaseProgress['platform'],
): UnnamedProgress {
  const { application, standing, submission } = kept
  const begun = traitsOf(standing).saidBy === 'platform'
  const stageOf = (id: string) =>
    Math.max(
      0,
      application.stages.findIndex((stage) => stage.includes(id)),
    )
  const items = begun
    ? []
    : application.items.map(({ id, name, department }) => ({
        department,
        item: {
          id,
          name,
          state: 'waiting' as const,
          stage: stageOf(id),
          events: [],
          ...inPerson(id, kept, undefined),
        },
      }))
  return {
    ...summaryHere(kept),
    platform,
    departments: byDepartment(items),
    unreadable: 0,
    missing: missingHere(kept),
    supplied: [],
    reasons: reasonsOf(submission),
    notRegistered: notRegistered(kept),
    receipt: true,
    offered: affairs.has(application.affair.id),
  }
}

function reasonsOf(submission: Submission): readonly ReturnReason[] {
  if ('reasons' in submission) return submission.reasons
  return 'message' in submission && submission.message !== undefined ? [{ text: submission.message }] : []
}

const notRegistered = (kept: KeptApplication | null): CaseProgress['notRegistered'] =>
  (kept?.refusedFollowUps ?? []).map(({ kind, message, ended }) => ({
    what: kind,
    ...(message !== undefined && { message }),
    ...(ended !== undefined && { ended }),
  }))

export const keyOf = ({ application, caseNumber }: KeptApplication): CaseKey => ({
  caseNumber,
  applicationId: application.id,
})

export const sameCase = (a: CaseKey, b: CaseKey): boolean =>
  (a.applicationId !== null && a.applicationId === b.applicationId) ||
  (a.caseNumber !== null && a.caseNumber === b.caseNumber)

function summaryOf(told: PlatformCase, kept: KeptApplication | null, affairs: Affairs): UnnamedSummary {
  const { caseNumber, affair, appliedAt, standing, dueDate, corrects, correctedBy } = told
  const id = kept?.application.affair.id ?? affair.id ?? ''
  const mends = corrects ?? kept?.application.corrects
  return {
    caseNumber,
    applicationId: told.applicationId ?? kept?.application.id ?? null,
    affair: { id, name: kept?.application.affair.name ?? affairs.get(id)?.name ?? chinese(affair.name) },
    handedInAt: kept?.application.sealedAt ?? appliedAt,
    standing,
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(mends === undefined ? {} : { corrects: mends }),
    ...(correctedBy === undefined ? {} : { correctedBy }),
  }
}

function summaryHere({ application, caseNumber, standing, submission }: KeptApplication): UnnamedSummary {
  const dueDate = submission.outcome === 'accepted' ? submission.dueDate : undefined
  return {
    caseNumber,
    applicationId: application.id,
    affair: { id: application.affair.id, name: application.affair.name },
    handedInAt: application.sealedAt,
    standing,
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(application.corrects === undefined ? {} : { corrects: application.corrects }),
  }
}

/** The platform's names are in Chinese only. */
const chinese = (name: string): Text => ({ zh: name, en: name })

/** Departments in the order of their first item, each with its items. */
function byDepartment(
  all: readonly { readonly department: Text; readonly item: CaseItem }[],
): CaseProgress['departments'] {
  const found = new Map<string, { readonly department: Text; readonly items: CaseItem[] }>()
  for (const { department, item } of all) {
    const group = found.get(department.zh) ?? { department, items: [] }
    group.items.push(item)
    found.set(department.zh, group)
  }
  return [...found.values()]
}
