import type { CheckedPayload } from '#contract/commands.ts'
import { fail, ok } from '../base/result.ts'
import { mayExplain } from '#flows/case/what-now.ts'
import { suppliesOf } from '../cases/supplied.ts'
import type { ProgressSession } from '../session/journeys/progress.ts'
import { progressHere, type UnnamedProgress } from '../cases/collect.ts'
import type {
  DocumentFailure,
  DocumentRequest,
  ExplanationRequest,
  FormRequest,
  ReceiptRequest,
  RollRequest,
  SupplementRequest,
} from '../documents/port.ts'
import {
  contentOf,
  explanationRequest,
  formRequest,
  madeRequests,
  noticeRequest,
  receiptRequest,
  signerRequests,
  supplementRequest,
} from '../session/documents/request.ts'
import { renderSet, renderSigned } from '../session/documents/set.ts'
import type { Session } from '../session/journeys.ts'
import { failedOutside, type CommandFailure, type HandlerResult, type HandlersOf, type Run } from './handler.ts'
import type { Dependencies } from './dependencies.ts'

type Used = Pick<
  Dependencies,
  | 'devices'
  | 'documents'
  | 'applications'
  | 'affairs'
  | 'blobs'
  | 'audit'
  | 'district'
  | 'calendar'
  | 'terminal'
  | 'queryUrl'
  | 'notices'
  | 'now'
>
type Printing = Run<'Document.Print'>
type Printed = HandlerResult<'Document.Print'>
type Asked = CheckedPayload<'Document.View'>

export const documentFailure = ({ code, detail, characters }: DocumentFailure): CommandFailure => ({
  code,
  cause: detail,
  ...(characters && { detail: characters.join('') }),
})

/** The application whose outcome its owner now has on paper. */
function applicationOf(request: DocumentRequest): string | null {
  if (request.document === 'receipt') return request.application.id
  return request.document === 'explanation' ? request.progress.applicationId : null
}

export function documentCommands(used: Used): HandlersOf<'Document'> {
  const { devices, documents, blobs, audit, applications, affairs } = used
  /** Documents being printed: a second touch on 打印 must not print a second copy. */
  const printing = new Set<string>()

  return {
    'Document.View': async (asked, { session, signal, revoked }) => {
      const request = wanted(asked, session)
      if (!request) return fail({ code: 'notAllowedNow' })
      const rendered = await render(request, asked, session, signal)
      if (!rendered.ok) return fail(documentFailure(rendered.failure))
      const pictures = await documents.pictures(rendered.value.pdf, signal)
      rendered.value.pdf.fill(0)
      if (!pictures.ok) return fail(documentFailure(pictures.failure))
      const refusal = revoked()
      if (refusal) return fail(refusal)
      return ok({ pages: pictures.value.map(({ bytes, type }) => blobs.put(bytes, type)) })
    },

    'Document.Print': async (asked, run) => {
      const { session } = run
      const { document, on } = asked
      const request = wanted(asked, session)
      if (!request || (request.document === 'form' && on === 'roll')) return fail({ code: 'notAllowedNow' })
      const job = `${document}:${on}`
      if (printing.has(job)) return fail({ code: 'deviceBusy' })
      printing.add(job)
      try {
        audit.record('print.requested', { session: session.id, document, on })
        const printed = await (request.document !== 'form' && on === 'roll'
          ? printRoll(request, run)
          : printA4(request, asked, run))
        // The daemon never repeats a failed print: whether a sheet came out can only be seen by people.
        if (printed.ok)
          audit.record('print.finished', { session: session.id, document, on, sheets: printed.value.sheets })
        else audit.record('print.failed', { session: session.id, document, on, code: printed.failure.code })
        const told = printed.ok ? applicationOf(request) : null
        if (told !== null) void applications.conclude(told)
        return printed
      } finally {
        printing.delete(job)
      }
    },
  }

  /** null: this session was not told of the case, or nothing of it is kept here. */
  function wanted({ document, case: name, signer }: Asked, session: Session): RollRequest | FormRequest | null {
    if (session.journey === 'progress') {
      if (name === undefined || signer !== undefined) return null
      if (document === 'explanation') return explanationOf(session.shown(name), session)
      if (document === 'supplement') return supplementOf(name, session)
      const applicationId = session.listed(name)?.applicationId
      return document === 'receipt' && applicationId ? receiptOf(applicationId, session) : null
    }
    if (name !== undefined) return null
    if (document === 'notice') return noticeRequest(session, used)
    if (signer !== undefined) {
      if (document !== 'form' || signerRequests(session, used, signer).length === 0) return null
      return { ...formRequest(session, used, session.written), marked: signer }
    }
    if (document === 'form') return formRequest(session, used, session.written)
    const { submission } = session.draft
    if (!submission) return null
    if (document === 'receipt') return receiptOf(submission.applicationId, session)
    const kept = applications.kept(submission.applicationId)
    return explanationOf(kept && progressHere(kept, affairs, 'online'), session)
  }

  function explanationOf(progress: UnnamedProgress | null, { language }: Session): ExplanationRequest | null {
    return progress && mayExplain(progress) ? explanationRequest(progress, language, used) : null
  }

  /** What its owner has handed in to a case later, here. */
  function supplementOf(name: string, session: ProgressSession): SupplementRequest | null {
    const { identity, language } = session
    const key = session.listed(name)
    const supplies = identity && key ? suppliesOf(key, applications.suppliesOf(identity.idNumber)) : []
    return key && supplies.length > 0 ? supplementRequest(supplies, key, language, used) : null
  }

  function receiptOf(applicationId: string, { language }: Session): ReceiptRequest | null {
    const kept = applications.kept(applicationId)
    return kept && receiptRequest(kept, language, used)
  }

  function render(request: RollRequest | FormRequest, { signer }: Asked, session: Session, signal: AbortSignal) {
    if (signer !== undefined && session.journey === 'apply')
      return renderSigned(documents, signerRequests(session, used, signer), signal)
    return request.document === 'form' && session.journey === 'apply'
      ? renderSet(documents, session, request, madeRequests(session, used, session.written), signal)
      : documents.render(request, signal)
  }

  async function printRoll(request: RollRequest, { signal }: Printing): Promise<Printed> {
    if (!devices.receiptPrinter) return fail({ code: 'deviceAbsent' })
    const printed = await devices.receiptPrinter.print(documents.receiptLines(request), {
      rasterise: documents.rasteriseText,
      signal,
    })
    return printed.ok ? ok({ sheets: 1 }) : failedOutside(printed.failure)
  }

  async function printA4(
    request: RollRequest | FormRequest,
    asked: Asked,
    { session, signal, event, revoked }: Printing,
  ): Promise<Printed> {
    if (!devices.documentPrinter) return fail({ code: 'deviceAbsent' })
    const rendered = await render(request, asked, session, signal)
    if (!rendered.ok) return fail(documentFailure(rendered.failure))
    const { pdf, pages } = rendered.value
    const refusal = revoked()
    if (refusal) {
      pdf.fill(0)
      return fail(refusal)
    }
    const jobName = `${request.document} ${session.id.slice(0, 8)}`
    const printed = await devices.documentPrinter.print(pdf, {
      jobName,
      content: contentOf(request, session.id),
      pages,
      sides: 'one',
      signal,
      onPage: (page) => event('Document.Progress', { page, pages }),
    })
    pdf.fill(0)
    if (printed.ok) return ok({ sheets: printed.value.sheets })
    const { code, detail, printed: out } = printed.failure
    return fail({ code, cause: detail, ...(out && { detail: `${out.sides}/${out.of}` }) })
  }
}
