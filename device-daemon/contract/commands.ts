/**
 * Every command the UI may send, in one table: the schema of its payload, when it is allowed, how long it may take.
 * Results and events are types only: the daemon is trusted by the UI, never the other way round.
 */
import * as v from 'valibot'
import type { TerminalStatus } from './status.ts'
import { timeouts } from './timeouts.ts'

const Id = v.pipe(v.string(), v.maxLength(64), v.regex(/^[A-Za-z0-9_.:-]+$/))
const ShortText = v.pipe(v.string(), v.maxLength(400))
const Answers = v.record(Id, v.pipe(v.array(Id), v.maxLength(40)))

/** 草稿 as it crosses the wire; the same shape as `CitizenPatch` in flows, checked here for size and type only. */
export const CitizenPatch = v.strictObject({
  answers: v.optional(Answers),
  choice: v.optional(v.record(Id, v.boolean())),
  values: v.optional(v.record(Id, v.union([ShortText, v.pipe(v.array(ShortText), v.maxLength(40))]))),
  promised: v.optional(v.pipe(v.array(Id), v.maxLength(60))),
  passed: v.optional(v.pipe(v.array(Id), v.maxLength(200))),
})

/** A stroke of the signature: x, y in 0…1 of the signing area, t in ms from the first touch, p pressure 0…1. */
export const Stroke = v.pipe(
  v.array(v.tuple([v.number(), v.number(), v.number(), v.number()])),
  v.minLength(1),
  v.maxLength(600),
)

const Nothing = v.optional(v.strictObject({}))

/**
 * Phases of a session, in the daemon's own words: a page cannot talk the daemon into a later one.
 * none → open (an affair is chosen) → identified → sealed (accepted here, durable) → none.
 */
export type Phase = 'none' | 'open' | 'identified' | 'sealed'

export const commands = {
  'Common.Status': {
    payload: Nothing,
    phases: ['none', 'open', 'identified', 'sealed'],
    timeoutMs: timeouts['Common.Status'],
  },
  'Common.Cancel': {
    payload: v.strictObject({ requestIds: v.pipe(v.array(v.number()), v.maxLength(16)) }),
    phases: ['none', 'open', 'identified', 'sealed'],
    timeoutMs: timeouts['Common.Cancel'],
  },
  /**
   * The UI's chart met something it did not expect, or fell over: recorded (event name and state only), never
   * personal data.
   */
  'Common.Report': {
    payload: v.strictObject({
      kind: v.picklist(['unexpectedEvent', 'error', 'outOfService']),
      state: ShortText,
      event: ShortText,
    }),
    phases: ['none', 'open', 'identified', 'sealed'],
    timeoutMs: timeouts['Common.Report'],
  },
  'Session.Current': {
    payload: Nothing,
    phases: ['none', 'open', 'identified', 'sealed'],
    timeoutMs: timeouts['Session.Current'],
  },
  /** Begins a citizen's session on one affair. A session already open is an error: end it first. */
  'Session.Begin': {
    payload: v.strictObject({ affair: Id, language: v.picklist(['zh', 'en']) }),
    phases: ['none'],
    timeoutMs: timeouts['Session.Begin'],
  },
  'Session.Save': {
    payload: CitizenPatch,
    phases: ['open', 'identified', 'sealed'],
    timeoutMs: timeouts['Session.Save'],
  },
  'Session.SetLanguage': {
    payload: v.strictObject({ language: v.picklist(['zh', 'en']) }),
    phases: ['open', 'identified', 'sealed'],
    timeoutMs: timeouts['Session.SetLanguage'],
  },
  /**
   * The citizen is still there; the daemon ends a session by itself when nobody says so for long (the UI may have
   * died).
   */
  'Session.Alive': {
    payload: Nothing,
    phases: ['none', 'open', 'identified', 'sealed'],
    timeoutMs: timeouts['Session.Alive'],
  },
  /** Wipes everything personal. Always allowed, always succeeds. */
  'Session.End': {
    payload: v.strictObject({ reason: v.picklist(['finished', 'cancelled', 'idle', 'attendant']) }),
    phases: ['none', 'open', 'identified', 'sealed'],
    timeoutMs: timeouts['Session.End'],
  },
  'IdCard.Read': { payload: Nothing, phases: ['open'], timeoutMs: timeouts['IdCard.Read'] },
  'Face.Compare': { payload: Nothing, phases: ['identified'], timeoutMs: timeouts['Face.Compare'] },
  /**
   * 扫码登录 through the platform: the way for whom the card does not work, or who will not show a face (then it replaces
   * the card's identity).
   */
  'SignIn.Begin': { payload: Nothing, phases: ['open', 'identified'], timeoutMs: timeouts['SignIn.Begin'] },
  /** Shared data and licences for the affair, by the identified person (共享免提交、电子证照). */
  'Shared.Fetch': { payload: Nothing, phases: ['identified'], timeoutMs: timeouts['Shared.Fetch'] },
  'Camera.Open': {
    payload: v.strictObject({ camera: v.picklist(['documentCamera', 'faceCamera']) }),
    phases: ['identified'],
    timeoutMs: timeouts['Camera.Open'],
  },
  'Camera.Close': {
    payload: v.strictObject({ camera: v.picklist(['documentCamera', 'faceCamera']) }),
    phases: ['open', 'identified', 'sealed'],
    timeoutMs: timeouts['Camera.Close'],
  },
  'Material.Capture': {
    payload: v.strictObject({ material: Id }),
    phases: ['identified'],
    timeoutMs: timeouts['Material.Capture'],
  },
  'Material.RemovePage': {
    payload: v.strictObject({ material: Id, page: Id }),
    phases: ['identified'],
    timeoutMs: timeouts['Material.RemovePage'],
  },
  /** Single-use address of a page's picture. */
  'Material.View': {
    payload: v.strictObject({ material: Id, page: v.optional(Id) }),
    phases: ['identified', 'sealed'],
    timeoutMs: timeouts['Material.View'],
  },
  /** Pages of a document as pictures, to be read on the screen before signing. */
  'Document.View': {
    payload: v.strictObject({ document: v.picklist(['notice', 'form', 'receipt']) }),
    phases: ['open', 'identified', 'sealed'],
    timeoutMs: timeouts['Document.View'],
  },
  /** The 一次性告知书 may be printed without identifying oneself; the form once identified; the receipt once sealed. */
  'Document.Print': {
    payload: v.strictObject({ document: v.picklist(['notice', 'form', 'receipt']), on: v.picklist(['a4', 'roll']) }),
    phases: ['open', 'identified', 'sealed'],
    timeoutMs: timeouts['Document.Print'],
  },
  'Application.Sign': {
    payload: v.strictObject({ strokes: v.pipe(v.array(Stroke), v.minLength(1), v.maxLength(200)) }),
    phases: ['identified'],
    timeoutMs: timeouts['Application.Sign'],
  },
  'Application.Submit': { payload: Nothing, phases: ['identified'], timeoutMs: timeouts['Application.Submit'] },
  'Delivery.Choose': {
    payload: v.strictObject({
      mode: v.picklist(['window', 'post', 'locker', 'electronic']),
      receiver: v.optional(ShortText),
      mobile: v.optional(ShortText),
      address: v.optional(ShortText),
    }),
    phases: ['sealed'],
    timeoutMs: timeouts['Delivery.Choose'],
  },
  'Evaluation.Give': {
    payload: v.strictObject({
      satisfaction: v.picklist([1, 2, 3, 4, 5]),
      remarks: v.pipe(v.array(Id), v.maxLength(12)),
    }),
    phases: ['sealed'],
    timeoutMs: timeouts['Evaluation.Give'],
  },
} as const satisfies Record<
  string,
  { readonly payload: v.GenericSchema; readonly phases: readonly Phase[]; readonly timeoutMs: number }
>

export type CommandName = keyof typeof commands
export type Payload<N extends CommandName> = v.InferInput<(typeof commands)[N]['payload']>

/** Single-use, short-lived address on the daemon's own origin. */
export type BlobUrl = string

/**
 * What `success` carries. `Draft`, `Identity` … are flows' types; the contract does not import them, so they are
 * parameters here.
 */
export interface Results<Draft, Terminal, Identity> {
  'Common.Status': TerminalStatus
  'Common.Cancel': null
  'Common.Report': null
  'Session.Current': {
    readonly session: {
      readonly phase: Exclude<Phase, 'none'>
      readonly language: 'zh' | 'en'
      readonly draft: Draft
    } | null
  }
  'Session.Begin': { readonly draft: Draft }
  'Session.Save': null
  'Session.SetLanguage': null
  'Session.Alive': null
  'Session.End': null
  /**
   * Event `IdCard.Progress` {stage: 'waiting' | 'found' | 'reading'}; `IdCard.Text` {identity} before the photo has
   * arrived.
   */
  'IdCard.Read': { readonly identity: Identity; readonly photo: BlobUrl | null; readonly face: 'notCompared' | null }
  'Face.Compare': { readonly face: 'match' | 'mismatch' | 'notCompared' }
  /** Event `SignIn.Code` {content: string to draw as QR, expiresAt: ISO time}. */
  'SignIn.Begin': { readonly identity: Identity }
  'Shared.Fetch': Pick<Terminal & { shared: unknown; materials: unknown }, 'shared' | 'materials'>
  /** Motion JPEG (multipart/x-mixed-replace), ended by `Camera.Close` or the session. */
  'Camera.Open': { readonly stream: BlobUrl }
  'Camera.Close': null
  'Material.Capture': {
    readonly page: { readonly page: string; readonly sharpness: number; readonly sharp: boolean }
    readonly picture: BlobUrl
  }
  'Material.RemovePage': null
  'Material.View': { readonly pictures: readonly BlobUrl[] }
  'Document.View': { readonly pages: readonly BlobUrl[]; readonly pageCount: number }
  /** Event `Document.Progress` {page, pages}. */
  'Document.Print': { readonly sheets: number }
  'Application.Sign': null
  /** Event `Application.Sealed` {applicationId, sealedAt} when it is durable here. Result: flows' `Submission`. */
  'Application.Submit': unknown
  'Delivery.Choose': null
  'Evaluation.Give': null
}

/**
 * Unsolicited: `Common.StatusChanged` TerminalStatus; `Session.Ended` {reason: 'unattended' | 'uiLost' | 'stopping'}:
 * the daemon ended it by itself; `Application.Updated` {submission}.
 */
export type UnsolicitedName = 'Common.StatusChanged' | 'Session.Ended' | 'Application.Updated'
