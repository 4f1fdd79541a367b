/** What the papers of an application are made from. Which of them may be had is the authorisation's word. */
import type { District } from '#flows/district.ts'
import { plan } from '#flows/plan.ts'
import type { DocumentRequest, FormRequest, NoticeRequest, ReceiptRequest } from '../../documents/port.ts'
import { chinaTime } from '../identity-check.ts'
import type { ApplySession } from '../journeys/apply.ts'

/** Where and when a paper is made. */
export interface Origin {
  readonly district: District
  /** 终端编号. */
  readonly terminal: string
  readonly now: () => Date
  /** Where the state of an application can be asked for. */
  readonly queryUrl: (applicationId: string) => string
}

const common = (session: ApplySession, { district, terminal, now }: Origin) => ({
  affair: session.affair,
  district,
  plan: plan(session.affair, district, session.draft),
  language: session.language,
  printedAt: chinaTime(now()),
  terminal,
})

/** 一次性告知书. */
export function noticeRequest(session: ApplySession, origin: Origin): NoticeRequest {
  return { document: 'notice', ...common(session, origin) }
}

/** 申请表, with the signature once there is one. */
export function formRequest(session: ApplySession, origin: Origin): FormRequest {
  if (!session.draft.identity) throw new Error('a form without an applicant')
  const { signature } = session
  return {
    document: 'form',
    ...common(session, origin),
    draft: session.draft,
    signature: signature?.strokes ?? null,
    signedAt: signature?.signedAt ?? null,
  }
}

/** 受理凭证. */
export function receiptRequest(session: ApplySession, origin: Origin): ReceiptRequest {
  const { identity, submission } = session.draft
  if (!identity || !submission) throw new Error('a receipt for nothing')
  return {
    document: 'receipt',
    ...common(session, origin),
    draft: session.draft,
    identity,
    submission,
    queryUrl: origin.queryUrl(submission.applicationId),
  }
}

export function documentRequest(
  session: ApplySession,
  document: DocumentRequest['document'],
  origin: Origin,
): DocumentRequest {
  if (document === 'notice') return noticeRequest(session, origin)
  return document === 'form' ? formRequest(session, origin) : receiptRequest(session, origin)
}
