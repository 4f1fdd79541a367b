/**
 * What a session may do at the moment. The daemon derives its capabilities from what it has recorded itself
 * (`src/session/journeys/`), and every command names the one it needs. Capabilities never travel in a message, so a
 * page cannot claim one.
 */

/** What a citizen came for: 申请 (apply for a service) or 查办件 (look up a case). */
export type Journey = 'apply' | 'progress'

/** Every capability, with the journeys whose sessions can hold it. */
export const capabilities = {
  /** No session is open. */
  mayBegin: [],
  /** A session is open, whether or not anybody is identified in it. */
  inSession: ['apply', 'progress'],
  /** Only until somebody is identified: another person's card is never read into a session. */
  mayReadCard: ['apply', 'progress'],
  /** Once the applicant is identified: read the card of another person whom the form asks about. */
  mayReadFurtherCard: ['apply'],
  /** 扫码登录. Also for somebody identified by card who does not want their face compared. */
  maySignIn: ['apply', 'progress'],
  mayCompareFace: ['apply'],
  /** 共享免提交: ask the platform for the data and licences it holds about the identified person. */
  mayFetch: ['apply'],
  /** Change what will be signed: answers, choices, fields, what is to be handed in later. */
  mayFill: ['apply'],
  /** Record which steps have been passed; still allowed after sealing. */
  mayPass: ['apply'],
  /** In 查办件 what is handed in later (容缺补交). */
  mayPhotograph: ['apply', 'progress'],
  mayViewMaterial: ['apply', 'progress'],
  /** 一次性告知书, on screen or on paper. It contains no personal data, so nobody need be identified. */
  'mayPrint.notice': ['apply'],
  /** 申请表, on screen or on paper, for the identified applicant. */
  'mayPrint.form': ['apply'],
  /** 受理凭证: after sealing, or in 查办件 for a case of one's own. */
  'mayPrint.receipt': ['apply', 'progress'],
  /** 补正告知、未受理说明 …: what a returned, refused or stopped case of one's own lacks, and what to do now. */
  'mayPrint.explanation': ['apply', 'progress'],
  /** Sign and submit. */
  maySubmit: ['apply'],
  /** 查办件 by a receipt, while nobody is identified. */
  mayShowReceipt: ['progress'],
  /** A receipt has been shown, and the citizen may now prove that it is theirs. */
  mayProveReceipt: ['progress'],
  /** See cases: all of an identified person's, or the one of a proven receipt; agree the times of their items. */
  mayCollect: ['progress'],
  /** 容缺补交: hand in what was promised. Only whoever is identified, not whoever has proven a receipt. */
  maySupply: ['progress'],
  /** 补交凭证 of a case of one's own. */
  'mayPrint.supplement': ['progress'],
  /** 预约, 取件方式 and 好差评 for a submitted application. */
  mayFollowUp: ['apply'],
} as const satisfies Readonly<Record<string, readonly Journey[]>>

export type Capability = keyof typeof capabilities
/** The journeys whose sessions can hold a capability. */
export type JourneyWith<C extends Capability> = (typeof capabilities)[C][number]
/** The capabilities that a session of a journey can hold. */
export type CapabilityOf<J extends Journey> = {
  [C in Capability]: J extends JourneyWith<C> ? C : never
}[Capability]
