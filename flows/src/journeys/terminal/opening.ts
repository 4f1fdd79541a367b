/**
 * Opens journeys: new ones, and those interrupted when the page or the connection died. Imported together with the
 * charts when the first journey is opened, because the first screens need neither.
 */
import type { Affair } from '../../model/affair.ts'
import type { Draft } from '../../draft/draft.ts'
import type { Language } from '../../model/language.ts'
import type { TextSize } from '../text-size.ts'
import { openApply } from '../apply/index.ts'
import { openProgress } from '../progress/index.ts'
import type { Delays } from '../delays.ts'
import type { Wanted } from '../events.ts'
import type { JourneyInput, Leaving, Opened } from '../journey.ts'
import type { Catalogue, Failure, HeldSession, Payload, Result, DaemonPort } from '../port.ts'

/** What the terminal provides for opening a journey. */
export interface Opening {
  readonly port: DaemonPort
  readonly delays: Delays
  readonly catalogue: Catalogue | null
  /** The state of the journey at the moment the connection was lost. */
  readonly interrupted: Leaving | null
}
interface Beginning extends Opening {
  readonly wanted: Wanted | null
  readonly language: Language
  readonly textSize: TextSize
}

const inputOf = ({ port, delays }: Opening, { language, begunAt }: HeldSession): JourneyInput => ({
  port,
  delays,
  language,
  begunAt,
})

function districtOf({ catalogue }: Opening) {
  if (catalogue === null) throw new Error('a journey without a catalogue')
  return catalogue.district
}

const apply = (context: Opening, input: JourneyInput, affair: Affair, draft: Draft): Opened =>
  openApply(affair, districtOf(context), { ...input, draft, handingIn: context.interrupted === 'handingIn' })

/** A session of somebody before may be left where its end was lost on the way; it is ended now, for another began. */
async function beginSession(port: DaemonPort, wanted: Payload<'Session.Begin'>, signal: AbortSignal) {
  const begun = await port.request('Session.Begin', wanted, { signal })
  if (begun.ok || begun.failure.code !== 'notAllowedNow') return begun
  const ended = await port.request('Session.End', { reason: 'attendant' }, { signal })
  return ended.ok ? port.request('Session.Begin', wanted, { signal }) : ended
}

/** What a printed 一次性告知书 under the scanner leads to, if it can be begun here and now. */
export async function scanNotice({ port, catalogue }: Opening, signal: AbortSignal): Promise<Result<Wanted>> {
  const scanned = await port.request('Notice.Scan', {}, { signal })
  if (!scanned.ok) return scanned
  const affair = catalogue?.affairs.find(({ id }) => id === scanned.value.affair)
  if (affair?.available === true) return { ok: true, value: { journey: 'apply', ...scanned.value } }
  const { reason: code = 'noticeNotOffered', device } = affair ?? {}
  return { ok: false, failure: { code, ...(device !== undefined && { device }) } }
}

/** Opens a journey for a new citizen. */
export async function begin(context: Beginning, signal: AbortSignal) {
  const { port, wanted, language, textSize } = context
  if (wanted?.journey === 'apply') {
    const affair = await port.openAffair(wanted.affair, signal)
    if (!affair.ok) return affair
    const begun = await beginSession(port, { ...wanted, language, textSize }, signal)
    if (!begun.ok) return begun
    const { value } = begun
    if (value.journey !== 'apply') return mistaken
    // Renewed between the two: the session is held to the version it began with, and so is its screen.
    const { version } = value.draft.affair
    const renewed = version === affair.value.version ? affair : await port.openAffair(wanted.affair, signal)
    return renewed.ok ? found(apply(context, inputOf(context, value), renewed.value, value.draft)) : renewed
  }
  const begun = await beginSession(port, { journey: 'progress', language, textSize }, signal)
  if (!begun.ok) return begun
  return found(openProgress({ ...inputOf(context, begun.value), owner: null, district: districtOf(context) }))
}

/** Reopens the journey of the session that the daemon still holds. */
export async function reopen(context: Opening, session: HeldSession, signal: AbortSignal) {
  const { port } = context
  const input = inputOf(context, session)
  if (session.journey === 'apply') {
    const affair = await port.openAffair(session.draft.affair.id, signal)
    return affair.ok ? found(apply(context, input, affair.value, session.draft)) : affair
  }
  return found(openProgress({ ...input, owner: session.owner, district: districtOf(context) }))
}

const mistaken: { readonly ok: false; readonly failure: Failure } = {
  ok: false,
  failure: { code: 'internalError', detail: 'another journey than the one begun' },
}
const found = (opened: Opened): Result<Opened> => ({ ok: true, value: opened })
