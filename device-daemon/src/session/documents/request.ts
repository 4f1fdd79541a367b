/**
 * The data from which an application's documents are made. Whether a document may be made is decided by the
 * authorisation.
 */
import { createHash } from 'node:crypto'
import { beijingTime } from '#flows/time/beijing.ts'
import { dueBy, workdaysAfter, type Calendar } from '#flows/time/calendar.ts'
import { mostDaysLater } from '#flows/plan/deferral.ts'
import type { District } from '#flows/model/district.ts'
import { madeHere } from '#flows/draft/made-here.ts'
import { papersOf } from '#flows/draft/papers.ts'
import { cosignersOf } from '#flows/draft/signers.ts'
import { toldBy } from '#flows/notice/telling.ts'
import { plan as makePlan } from '#flows/plan/plan.ts'
import type { NoticeCodes } from '../../notices/notice-codes.ts'
import type {
  DocumentRequest,
  ExplanationRequest,
  FormRequest,
  MaterialRequest,
  NoticeRequest,
  ReceiptRequest,
  SupplementRequest,
} from '../../documents/port.ts'
import type { KeptApplication } from '../../applications/port.ts'
import type { KeptSupplement } from '../../applications/supplement.ts'
import type { CaseKey, UnnamedProgress } from '../../cases/collect.ts'
import type { Language } from '#flows/model/language.ts'
import type { ApplySession, Signatures } from '../journeys/apply.ts'

/** Where and when a document is made. */
export interface Origin {
  readonly district: District
  readonly calendar: Calendar
  /** 终端编号. */
  readonly terminal: string
  readonly now: () => Date
  /** The address at which the state of an application can be queried. */
  readonly queryUrl: (applicationId: string) => string
}
interface OriginOfNotice extends Origin {
  readonly notices: NoticeCodes | null
}

const common = (session: ApplySession, { district, terminal, now }: Origin) => ({
  affair: session.affair,
  district,
  plan: makePlan(session.affair, district, session.draft),
  language: session.language,
  printedAt: beijingTime(now()),
  terminal,
})

/** 一次性告知书. */
export function noticeRequest(session: ApplySession, origin: OriginOfNotice): NoticeRequest {
  const request = common(session, origin)
  const { affair, district, plan } = request
  const code = origin.notices?.print(toldBy(affair, district, plan)) ?? null
  const today = request.printedAt.slice(0, 10)
  return {
    document: 'notice',
    ...request,
    code,
    dueBy: dueBy(plan, origin.calendar, today),
    workdays: workdaysAfter(origin.calendar, today, mostDaysLater),
  }
}

/** 申请表, with what has been written on the screen until now. */
export function formRequest(session: ApplySession, origin: Origin, written: Signatures): FormRequest {
  if (!session.draft.identity) throw new Error('a form without an applicant')
  return {
    document: 'form',
    ...common(session, origin),
    draft: session.draft,
    written,
    marked: null,
  }
}

/** Every material of the application that the terminal makes, with what has been written on the screen until now. */
export function madeRequests(session: ApplySession, origin: Origin, written: Signatures): readonly MaterialRequest[] {
  const request = common(session, origin)
  const { draft } = session
  return madeHere(request.plan, draft).map((material) => ({
    document: 'material',
    ...request,
    draft,
    material,
    written,
    marked: null,
  }))
}

/** What somebody signs beside the applicant, each place for their signature marked; empty: nobody of this id signs. */
export function signerRequests(
  session: ApplySession,
  origin: Origin,
  signer: string,
): readonly (FormRequest | MaterialRequest)[] {
  const form = formRequest(session, origin, session.written)
  const who = cosignersOf(form.plan, form.draft).find(({ id }) => id === signer)
  if (who === undefined) return []
  return papersOf(form.plan, form.draft, who).map(({ made }) =>
    made === null ? { ...form, marked: signer } : { ...form, document: 'material', material: made, marked: signer },
  )
}

/** 受理凭证, from the sealed application. */
export function receiptRequest(
  { application, submission, appointments, delivery }: KeptApplication,
  language: Language,
  { district, terminal, now, queryUrl }: Origin,
): ReceiptRequest {
  return {
    document: 'receipt',
    district,
    language,
    printedAt: beijingTime(now()),
    terminal,
    application,
    submission,
    appointments,
    delivery,
    queryUrl: queryUrl(application.id),
  }
}

/** 补交凭证. */
export function supplementRequest(
  supplies: readonly KeptSupplement[],
  { applicationId, caseNumber }: CaseKey,
  language: Language,
  { district, terminal, now, queryUrl }: Origin,
): SupplementRequest {
  return {
    document: 'supplement',
    district,
    language,
    printedAt: beijingTime(now()),
    terminal,
    supplies,
    caseNumber,
    queryUrl: applicationId === null ? null : queryUrl(applicationId),
  }
}

/** 补正告知、未受理说明 …, from the case as it is shown to its owner. */
export function explanationRequest(
  progress: UnnamedProgress,
  language: Language,
  { district, terminal, now, queryUrl }: Origin,
): ExplanationRequest {
  return {
    document: 'explanation',
    district,
    language,
    printedAt: beijingTime(now()),
    terminal,
    progress,
    queryUrl: progress.applicationId === null ? null : queryUrl(progress.applicationId),
  }
}

/** Equal for the same document in the same session, whenever it is laid out; says nothing about what is in it. */
export function contentOf(request: DocumentRequest, session: string): string {
  const said = JSON.stringify([session, { ...request, printedAt: null }])
  return createHash('sha256').update(said).digest('hex')
}
