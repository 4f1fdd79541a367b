/** 办件 in the platform's answers: the decision on an application, the list of a person, one case with its items. */
import * as v from 'valibot'
import type { ReturnReason } from '#flows/draft/draft.ts'
import { wordOf, type CodeTables } from './code-tables.ts'
import type { CaseReceipt, PlatformCase, PlatformCaseItem, PlatformCases, PlatformProgress } from './port.ts'
import { CaseNumber, code, DateTime, Day, maybe, Name, readable, shown, text, words } from './tolerant.ts'
import { WireAppointment } from './wire-appointments.ts'

const Reason = v.pipe(
  v.object({
    text: words(1000),
    materialId: maybe(text(64)),
    fieldId: maybe(text(64)),
  }),
  v.transform(({ text, materialId, fieldId }): ReturnReason => ({
    text,
    ...(materialId === undefined ? {} : { material: materialId }),
    ...(fieldId === undefined ? {} : { field: fieldId }),
  })),
)

/** Accepts only the case of this application. `answeredAt` (ISO 8601) counts where the platform does not say when. */
export const caseOf = (applicationId: string, answeredAt: string) =>
  v.pipe(
    // What stands beside number and decision may be missing or unreadable: a case that exists settles.
    v.object({
      caseNumber: CaseNumber,
      applicationId: v.pipe(text(36), v.toLowerCase()),
      decision: v.picklist(['accepted', 'returned', 'refused']),
      acceptedAt: maybe(DateTime),
      dueDate: maybe(Day),
      reasons: shown(Reason, 50),
    }),
    v.check((answer) => answer.applicationId === applicationId.toLowerCase(), 'the case of another application'),
    v.transform(({ caseNumber, decision, acceptedAt, dueDate, reasons }): CaseReceipt => {
      if (decision !== 'accepted') return { caseNumber, decision, reasons: reasons.read }
      return {
        caseNumber,
        decision,
        acceptedAt: acceptedAt ?? answeredAt,
        ...(dueDate === undefined ? {} : { dueDate }),
      }
    }),
  )

/**
 * None or one. If the platform holds two, the first that can be read: the terminal cannot undo the other. A case that
 * cannot be read is not “none”, which would have the application sent again.
 */
export const casesOf = (applicationId: string, answeredAt: string) =>
  v.pipe(
    v.object({ cases: readable(caseOf(applicationId, answeredAt), 10) }),
    v.check(({ cases }) => cases.read.length > 0 || cases.unreadable === 0, 'unreadable'),
    v.transform(({ cases }) => cases.read[0] ?? null),
  )

/** 容缺补交: as of a case, which it belongs to. */
export const supplementedIn = (caseNumber: string, supplementId: string, answeredAt: string) =>
  v.pipe(
    v.object({
      supplementId: v.pipe(text(36), v.toLowerCase()),
      decision: v.picklist(['accepted', 'returned', 'refused']),
      acceptedAt: maybe(DateTime),
      late: maybe(v.boolean()),
      reasons: shown(Reason, 50),
    }),
    v.check((answer) => answer.supplementId === supplementId.toLowerCase(), 'another supplement'),
    v.transform(({ decision, acceptedAt, late, reasons }): CaseReceipt => {
      if (decision !== 'accepted') return { caseNumber, decision, reasons: reasons.read }
      return { caseNumber, decision, acceptedAt: acceptedAt ?? answeredAt, ...(late === true && { late }) }
    }),
  )

/** None or one; one that cannot be read is not “none”. */
export const supplementsIn = (caseNumber: string, supplementId: string, answeredAt: string) =>
  v.pipe(
    v.object({ supplements: readable(supplementedIn(caseNumber, supplementId, answeredAt), 10) }),
    v.check(({ supplements }) => supplements.read.length > 0 || supplements.unreadable === 0, 'unreadable'),
    v.transform(({ supplements }) => supplements.read[0] ?? null),
  )

const summary = {
  caseNumber: CaseNumber,
  applicationId: maybe(v.pipe(v.string(), v.uuid(), v.toLowerCase())),
  affair: v.object({ id: maybe(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.:-]{1,64}$/))), name: Name }),
  appliedAt: DateTime,
  state: code(40),
  dueDate: maybe(Day),
  corrects: maybe(CaseNumber),
  correctedBy: maybe(CaseNumber),
}
const Summary = v.object(summary)

function caseIn({ caseNumber, applicationId, affair, ...rest }: v.InferOutput<typeof Summary>, codes: CodeTables) {
  const { appliedAt, state, dueDate, corrects, correctedBy } = rest
  return {
    caseNumber,
    applicationId: applicationId ?? null,
    affair: { id: affair.id ?? null, name: affair.name },
    appliedAt,
    // An unknown state is no reason to hide a case: 办理中 is the least it can mean.
    standing: wordOf(codes.caseState, state) ?? 'processing',
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(corrects === undefined ? {} : { corrects }),
    ...(correctedBy === undefined ? {} : { correctedBy }),
  } satisfies PlatformCase
}

/** As the contract says: more nobody looks through at a terminal. */
const mostCases = 200

export const caseSummaries = (codes: CodeTables) =>
  v.pipe(
    v.object({ cases: readable(Summary, 10_000), more: maybe(v.boolean()) }),
    // Sorted here in case the platform does not: the newest are the ones people ask for.
    v.transform(({ cases: { read, unreadable }, more }): PlatformCases => ({
      cases: read
        .sort((a, b) => b.appliedAt.localeCompare(a.appliedAt))
        .slice(0, mostCases)
        .map((each) => caseIn(each, codes)),
      unreadable,
      older: more === true || read.length > mostCases,
    })),
  )

const caseItem = (codes: CodeTables) => {
  const State = v.pipe(
    code(40),
    v.transform((state) => wordOf(codes.itemState, state)),
  )
  const Event = v.object({ at: DateTime, state: State, note: maybe(words(1000)) })
  return v.pipe(
    v.object({
      itemId: code(64),
      name: Name,
      departmentName: Name,
      state: State,
      stage: v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(59)), 0), 0),
      dueDate: maybe(Day),
      events: shown(Event, 200),
      // None is a fact, which an unreadable one is not.
      appointment: maybe(v.nullable(WireAppointment)),
      result: maybe(v.object({ name: Name, number: code(100) })),
    }),
    v.transform(
      ({ itemId, departmentName, state, dueDate, events, appointment, result, ...rest }): PlatformCaseItem => ({
        ...rest,
        id: itemId,
        department: departmentName,
        state: state ?? 'handling',
        events: events.read
          .flatMap(({ at, state, note }) => (state ? [{ at, state, ...(note === undefined ? {} : { note }) }] : []))
          .sort((a, b) => a.at.localeCompare(b.at)),
        ...(dueDate === undefined ? {} : { dueDate }),
        ...(appointment === undefined ? {} : { appointment }),
        ...(result === undefined ? {} : { result }),
      }),
    ),
  )
}

const Missing = v.pipe(
  v.object({ materialId: text(64), name: Name, dueDate: maybe(Day), reason: maybe(words(1000)) }),
  v.transform(({ materialId, name, dueDate, reason }) => ({
    id: materialId,
    name,
    ...(dueDate === undefined ? {} : { until: dueDate }),
    ...(reason === undefined ? {} : { reason }),
  })),
)

/** Accepts only the case with this number. */
export const caseProgress = (caseNumber: string, codes: CodeTables) =>
  v.pipe(
    v.object({
      ...summary,
      items: shown(caseItem(codes), 60),
      missing: maybe(readable(Missing, 100)),
      reasons: shown(Reason, 50),
    }),
    v.check((answer) => answer.caseNumber === caseNumber, 'another case'),
    v.transform(({ items, missing, reasons, ...rest }): PlatformProgress => ({
      ...caseIn(rest, codes),
      items: items.read,
      unreadable: items.unreadable,
      missing: missing?.read ?? null,
      reasons: reasons.read,
    })),
  )
