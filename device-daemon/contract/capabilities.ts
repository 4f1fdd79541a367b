/**
 * What a session may do now. The daemon grants it from what it knows itself (`src/session/journeys/`), commands require
 * it, and no message carries it: a page cannot talk the daemon into one.
 */

/** What a citizen came for: 申请 a service, or 查办件. */
export type Journey = 'apply' | 'progress'

/** Every capability and the journeys whose sessions can ever hold it. */
export const capabilities = {
  /** Nobody's session is open. */
  mayBegin: [],
  /** Somebody's session is open, whoever it is. */
  inSession: ['apply', 'progress'],
  /** Nobody is identified yet: another card is never read into somebody's session. */
  mayReadCard: ['apply', 'progress'],
  /** Read the card of somebody else the form asks about, once the applicant is identified. */
  mayReadFurtherCard: ['apply'],
  /** 扫码登录, also in place of a card whose owner will not show a face. */
  maySignIn: ['apply', 'progress'],
  mayCompareFace: ['apply'],
  /** 共享免提交: ask the platform for what it holds of the identified person. */
  mayFetch: ['apply'],
  /** Change what will be signed: answers, choice, fields, what is promised for later. */
  mayFill: ['apply'],
  /** Say which steps have been passed; this goes on after sealing. */
  mayPass: ['apply'],
  mayPhotograph: ['apply'],
  mayViewMaterial: ['apply'],
  /** 一次性告知书, read and printed; no word about a person, so nobody need be identified. */
  'mayPrint.notice': ['apply'],
  /** 申请表, read and printed by whoever is identified. */
  'mayPrint.form': ['apply'],
  /** 受理凭证, once something is sealed; in 查办件 of a case that is theirs. */
  'mayPrint.receipt': ['apply', 'progress'],
  /** Sign and hand in. */
  maySubmit: ['apply'],
  /** 查办件 by a receipt: nobody is identified yet. */
  mayShowReceipt: ['progress'],
  /** A receipt has been shown, whose owner somebody says to be. */
  mayProveReceipt: ['progress'],
  /** Be told of cases: all of an identified person, or the one of a proven receipt. */
  mayCollect: ['progress'],
  /** 取件方式 and 好差评 of what has been handed in. */
  mayFollowUp: ['apply'],
} as const satisfies Readonly<Record<string, readonly Journey[]>>

export type Capability = keyof typeof capabilities
/** The journeys whose sessions can hold it. */
export type JourneyWith<C extends Capability> = (typeof capabilities)[C][number]
/** What a session of the journey can hold. */
export type CapabilityOf<J extends Journey> = {
  [C in Capability]: J extends JourneyWith<C> ? C : never
}[Capability]
