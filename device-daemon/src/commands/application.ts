import { beijingTime } from '#flows/time/beijing.ts'
import { lastDay } from '#flows/plan/deferral.ts'
import type { Draft, Submission } from '#flows/draft/draft.ts'
import { applicant, fillForm, formValues } from '#flows/draft/fields.ts'
import { isGiven } from '#flows/draft/made-here.ts'
import { papersOf, signedPagesOf } from '#flows/draft/papers.ts'
import { plan, type Plan, type PlannedMaterial } from '#flows/plan/plan.ts'
import { signersOf, signingOf, type Signer } from '#flows/draft/signers.ts'
import { incompleteness } from '#flows/draft/steps.ts'
import type { AppliedMaterial, AppliedSignature, ApplicationInput } from '../applications/application.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { DocumentFailure } from '../documents/port.ts'
import { inPersonOf } from '../cases/appointments.ts'
import { formRequest, madeRequests } from '../session/documents/request.ts'
import { renderMade, wipe, type MadePaper } from '../session/documents/made.ts'
import type { ApplySession } from '../session/journeys/apply.ts'
import { documentFailure } from './document.ts'
import { failedOutside, type CommandFailure, type HandlerResult, type HandlersOf, type Run } from './handler.ts'
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

/** The 申请表 with every signature, and what was made from it. */
interface SignedForm {
  readonly pdf: Uint8Array
  readonly made: readonly MadePaper[]
}

/**
 * How long the citizen waits for the platform's answer. After that the screen says 本机已收 and the terminal sends on
 * its own.
 */
export const platformWaitMs = 20_000

export function applicationCommands(used: Used): HandlersOf<'Application'> {
  const { applications, documents, audit, status, clock, district, terminal, now } = used

  return {
    'Application.Sign': ({ signer, strokes }, { session }) => {
      const by = identifiedBy(session, signer)
      if (by === null) return fail({ code: 'notAllowedNow' })
      return ok(session.sign(signer, by, { strokes, signedAt: beijingTime(now()) }))
    },

    'Application.Submit': (_payload, run) => submit(run.session, run),
  }

  /**
   * The form and what is made from it are laid out once, with everybody's signature. There is no `await` between the
   * checks after that and the seal, so a second submission cannot come in between. A page reloaded meanwhile finds the
   * session sealed and hears of the outcome as an update.
   */
  async function submit(session: ApplySession, run: Submitting): Promise<Submitted> {
    const incomplete = lacking(session)
    if (incomplete !== null) return fail(incomplete)
    const { draft } = session
    const signed = await layOut(session, run.signal)
    if (!signed.ok) return fail(documentFailure(signed.failure))
    const { cannotSeal } = status.now()
    // Whatever has changed meanwhile, a signature or what it covers, does not stand on these pages.
    const refusal =
      run.revoked() ??
      lacking(session) ??
      (session.draft === draft ? null : ({ code: 'incomplete', detail: 'sign' } as const)) ??
      (cannotSeal === null ? null : { code: cannotSeal })
    if (refusal !== null) {
      wipe([signed.value, ...signed.value.made])
      return fail(refusal)
    }
    const sealing = seal(session, inputOf(session, draft, signed.value), run)
    // Sealed by now, or not at all: nothing was waited for.
    wipe([signed.value, ...signed.value.made])
    return sealing
  }

  function lacking({ affair, draft }: ApplySession): CommandFailure | null {
    const missing = incompleteness(affair, district, draft)
    return missing.length === 0
      ? null
      : { code: 'incomplete', detail: [...new Set(missing.map(({ step }) => step))].join(' ') }
  }

  async function layOut(session: ApplySession, signal: AbortSignal): Promise<Result<SignedForm, DocumentFailure>> {
    const { written } = session
    // Both before anything is waited for: the session may end meanwhile.
    const [form, made] = [formRequest(session, used, written), madeRequests(session, used, written)]
    const papers = await renderMade(documents, made, signal)
    if (!papers.ok) return papers
    const rendered = await documents.render(form, signal)
    if (!rendered.ok) {
      wipe(papers.value)
      return rendered
    }
    return ok({ pdf: rendered.value.pdf, made: papers.value })
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
        .map((planned) => appliedMaterial(planned, session, draft, signed, signersOf(it, draft))),
      signature: { strokes: session.written[applicant]?.strokes ?? [] },
      signatures: signersOf(it, draft).map((signer) => appliedSignature(signer, session, it)),
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

function appliedSignature(signer: Signer, session: ApplySession, plan: Plan): AppliedSignature {
  const { id, party, role, name, number, document } = signer
  const { draft } = session
  const written = session.written[id]
  const signing = signingOf(draft, id)
  if (signing === undefined) throw new Error('a complete application is signed by everybody')
  const papers = papersOf(plan, draft, signer).map((paper) => paper.id)
  const who = { id, party, role, name, number, document, papers }
  if (signing.by === 'paper')
    return { ...who, by: 'paper', pages: papers.flatMap((of) => signedPictures(session, id, of)) }
  return { ...who, by: signing.by, strokes: written?.strokes ?? [], signedAt: written?.signedAt ?? '' }
}

const signedPictures = (session: ApplySession, signer: string, paper: string): readonly Uint8Array[] =>
  signedPagesOf(session.draft, signer, paper).flatMap(({ page }) => session.picture(page) ?? [])

function appliedMaterial(
  { material, forItems }: PlannedMaterial,
  session: ApplySession,
  draft: Draft,
  signed: SignedForm,
  signers: readonly Signer[],
): AppliedMaterial {
  const { id, kind, name, holder } = material
  return { id, kind, name, holder, forItems, provided: provided(material, session, draft, signed, signers) }
}

function provided(
  { id, source, deferrable }: PlannedMaterial['material'],
  session: ApplySession,
  draft: Draft,
  { made }: SignedForm,
  signers: readonly Signer[],
): AppliedMaterial['provided'] {
  if (source === 'form') {
    const pages = signers.flatMap((signer) => signedPictures(session, signer.id, id))
    return { by: 'form', pdf: bytesOf(made, id), ...(pages.length > 0 && { pages }) }
  }
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
