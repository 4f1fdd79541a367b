import { beijingTime } from '#flows/time/beijing.ts'
import { lastDay } from '#flows/plan/deferral.ts'
import type { Draft, Submission } from '#flows/draft/draft.ts'
import { applicant, fillForm, formValues } from '#flows/draft/fields.ts'
import { isGiven } from '#flows/draft/made-here.ts'
import { plan, type PlannedMaterial } from '#flows/plan/plan.ts'
import { signersOf, signingOf, type Signer } from '#flows/draft/signers.ts'
import { incompleteness } from '#flows/draft/steps.ts'
import type { AppliedMaterial, AppliedSignature, ApplicationInput } from '../applications/application.ts'
import { fail, ok } from '../base/result.ts'
import { inPersonOf } from '../cases/appointments.ts'
import { formRequest, madeRequests } from '../session/documents/request.ts'
import { renderMade, wipe, type MadePaper } from '../session/documents/made.ts'
import type { ApplySession, SignedForm } from '../session/journeys/apply.ts'
import { documentFailure } from './document.ts'
import { failedOutside, type HandlerResult, type HandlersOf, type Run } from './handler.ts'
import type { Dependencies } from './dependencies.ts'

type Submitting = Run<'Application.Submit'>
type Submitted = HandlerResult<'Application.Submit'>
type Used = Pick<
  Dependencies,
  | 'applications'
  | 'documents'
  | 'audit'
  | 'status'
  | 'clock'
  | 'district'
  | 'calendar'
  | 'terminal'
  | 'queryUrl'
  | 'now'
>

/**
 * How long the citizen waits for the platform's answer. After that the screen says 本机已收 and the terminal sends on
 * its own.
 */
export const platformWaitMs = 20_000

export function applicationCommands(used: Used): HandlersOf<'Application'> {
  const { applications, documents, audit, status, clock, district, terminal, now } = used

  return {
    /** Renders the signed form and what is made from it now, so that submitting only has to seal them. */
    'Application.Sign': async ({ signer, strokes }, { session, signal, revoked }) => {
      const by = identifiedBy(session, signer)
      if (by === null) return fail({ code: 'notAllowedNow' })
      const { content } = session
      const signature = { strokes, signedAt: beijingTime(now()) }
      const written = { ...session.written, [signer]: signature }
      // Both before anything is waited for: the session may end meanwhile.
      const [form, made] = [formRequest(session, used, written), madeRequests(session, used, written)]
      const papers = await renderMade(documents, made, signal)
      if (!papers.ok) return fail(documentFailure(papers.failure))
      const rendered = await documents.render(form, signal)
      if (!rendered.ok) {
        wipe(papers.value)
        return fail(documentFailure(rendered.failure))
      }
      const signed = { pdf: rendered.value.pdf, made: papers.value }
      // If the content has changed meanwhile, the form is not what was signed.
      const refusal =
        revoked() ?? (session.content === content ? null : ({ code: 'incomplete', detail: 'sign' } as const))
      if (refusal) {
        wipe([signed, ...signed.made])
        return fail(refusal)
      }
      return ok(session.sign(signer, by, signature, signed))
    },

    'Application.Submit': (_payload, run) => submit(run.session, run),
  }

  /**
   * There is no `await` between the checks and the seal, so a second submission cannot come in between. A page reloaded
   * meanwhile finds the session sealed and hears of the outcome as an update.
   */
  async function submit(session: ApplySession, run: Submitting): Promise<Submitted> {
    const { draft, signedForm } = session
    const missing = incompleteness(session.affair, district, draft)
    if (missing.length > 0 || !signedForm)
      return fail({ code: 'incomplete', detail: [...new Set(missing.map(({ step }) => step))].join(' ') })
    const { cannotSeal } = status.now()
    if (cannotSeal !== null) return fail({ code: cannotSeal })
    return seal(session, inputOf(session, draft, signedForm), run)
  }

  /** From here on the application exists, whatever happens to the page, the network or the power. */
  async function seal(session: ApplySession, input: ApplicationInput, run: Submitting): Promise<Submitted> {
    audit.record('application.submitting', { session: session.id })
    const sealed = applications.seal(input)
    if (!sealed.ok) {
      audit.record('application.notSealed', { session: session.id, code: sealed.failure.code })
      status.refresh()
      return failedOutside(sealed.failure)
    }
    const { applicationId, sealedAt, digest } = sealed.value
    audit.record('application.sealed', { session: session.id, application: applicationId, digest })
    session.settle({ outcome: 'queued', applicationId, sealedAt })
    run.event('Application.Sealed', { applicationId, sealedAt })
    const submission = await send(applicationId, run.signal)
    session.settle(submission)
    return ok(submission)
  }

  async function send(applicationId: string, signal: AbortSignal): Promise<Submission> {
    const patience = new AbortController()
    const forget = clock.after(platformWaitMs, () => patience.abort())
    try {
      return await applications.sendNow(applicationId, AbortSignal.any([signal, patience.signal]))
    } finally {
      forget()
    }
  }

  function inputOf(session: ApplySession, draft: Draft, signed: SignedForm): ApplicationInput {
    const { affair } = session
    if (!draft.identity) throw new Error('a complete application has an applicant')
    const it = plan(affair, district, draft)
    const selected = it.items.filter((entry) => entry.selected)
    return {
      affair: { id: affair.id, version: affair.version, name: affair.name },
      district: district.code,
      terminal,
      applicant: draft.identity,
      ...(draft.corrects !== null && { corrects: draft.corrects }),
      face: draft.face,
      answers: Object.fromEntries(it.questions.map(({ id }) => [id, draft.answers[id] ?? []])),
      items: selected.map(({ item }) => ({
        id: item.id,
        name: item.name,
        ...(item.code !== undefined && { code: item.code }),
        department: item.department,
        caseType: item.caseType,
        ...inPersonOf(item),
      })),
      stages: it.stages,
      workingDays: it.workingDays,
      form: formValues(fillForm(it, draft)),
      materials: it.materials
        .filter(({ material, producedBy }) => producedBy === undefined && isGiven(material.document?.given, it, draft))
        .map((planned) => appliedMaterial(planned, session, draft, signed)),
      signature: { strokes: session.written[applicant]?.strokes ?? [] },
      signatures: signersOf(it, draft).map((signer) => appliedSignature(signer, session)),
      formPdf: signed.pdf,
    }
  }
}

/** Null: nobody of this id may sign here now. */
function identifiedBy({ draft }: ApplySession, signer: string): 'card' | 'phone' | null {
  if (signer === applicant) return draft.identity?.source === 'qrSignIn' ? 'phone' : 'card'
  const signing = signingOf(draft, signer)
  return signing === undefined || signing.by === 'paper' ? null : signing.by
}

function appliedSignature(
  { id, party, role, name, number, document }: Signer,
  session: ApplySession,
): AppliedSignature {
  const written = session.written[id]
  const signing = signingOf(session.draft, id)
  if (signing === undefined) throw new Error('a complete application is signed by everybody')
  const who = { id, party, role, name, number, document }
  if (signing.by === 'paper')
    return { ...who, by: 'paper', pages: signing.pages.flatMap(({ page }) => session.picture(page) ?? []) }
  return { ...who, by: signing.by, strokes: written?.strokes ?? [], signedAt: written?.signedAt ?? '' }
}

function appliedMaterial(
  { material, forItems }: PlannedMaterial,
  session: ApplySession,
  draft: Draft,
  signed: SignedForm,
): AppliedMaterial {
  const { id, kind, name, holder } = material
  return { id, kind, name, holder, forItems, provided: provided(material, session, draft, signed) }
}

function provided(
  { id, source, deferrable }: PlannedMaterial['material'],
  session: ApplySession,
  draft: Draft,
  { made }: SignedForm,
): AppliedMaterial['provided'] {
  if (source === 'form') return { by: 'form', pdf: bytesOf(made, id) }
  const state = draft.materials[id]
  if (state?.status === 'fetched')
    return { by: 'fetched', ...(state.licenceNumber !== undefined && { licenceNumber: state.licenceNumber }) }
  if (state?.status === 'captured' && state.pages.length > 0)
    return { by: 'captured', pages: state.pages.flatMap(({ page }) => session.picture(page) ?? []) }
  const until = lastDay(deferrable, draft.workdays)
  return { by: 'promised', ...(until !== null && { until }), ...(deferrable === 'onSite' && { onSite: true }) }
}

function bytesOf(made: readonly MadePaper[], id: string): Uint8Array {
  const paper = made.find(({ material }) => material === id)
  if (paper === undefined) throw new Error('a signed application has every document that is made of it')
  return paper.pdf
}
