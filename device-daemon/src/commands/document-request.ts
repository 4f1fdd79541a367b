import { plan } from '#flows/plan.ts'
import type { DocumentRequest, FormRequest, NoticeRequest, ReceiptRequest } from '../documents/port.ts'
import { chinaTime } from '../session/identity-check.ts'
import type { Session } from '../session/session.ts'
import type { Ports } from './ports.ts'

type Used = Pick<Ports, 'district' | 'terminal' | 'queryUrl' | 'now'>

const origin = (session: Session, { district, terminal, now }: Used) => ({
  affair: session.affair,
  district,
  plan: plan(session.affair, district, session.draft),
  language: session.language,
  printedAt: chinaTime(now()),
  terminal,
})

/** 一次性告知书: no word about a person, so it may be had before anybody is identified. */
export function noticeRequest(session: Session, used: Used): NoticeRequest {
  return { document: 'notice', ...origin(session, used) }
}

/** 申请表, with the signature once there is one. null: nobody is identified yet. */
export function formRequest(session: Session, used: Used): FormRequest | null {
  if (!session.draft.identity) return null
  const { signature } = session
  return {
    document: 'form',
    ...origin(session, used),
    draft: session.draft,
    signature: signature?.strokes ?? null,
    signedAt: signature?.signedAt ?? null,
  }
}

/** 受理凭证. null: nothing has been sealed, so there is nothing to confirm. */
export function receiptRequest(session: Session, used: Used): ReceiptRequest | null {
  const { identity, submission } = session.draft
  if (!identity || !submission || session.phase !== 'sealed') return null
  return {
    document: 'receipt',
    ...origin(session, used),
    draft: session.draft,
    identity,
    submission,
    queryUrl: used.queryUrl(submission.applicationId),
  }
}

/**
 * The phase says what may be had: the authorisation of the single document, which the table of commands cannot
 * express.
 */
export function documentRequest(
  session: Session,
  document: DocumentRequest['document'],
  used: Used,
): DocumentRequest | null {
  if (document === 'notice') return noticeRequest(session, used)
  return document === 'form' ? formRequest(session, used) : receiptRequest(session, used)
}
