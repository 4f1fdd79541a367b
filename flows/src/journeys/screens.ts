/**
 * The agreement between the statecharts and whoever shows them. Every state of every chart carries exactly one screen
 * tag
 * `screen:<Screen>`; a renderer switches on it and on nothing else.
 */
export const screens = [
  // terminal
  'attract',
  'home',
  'opening',
  'outOfService',
  'ending',
  // apply
  'guide',
  'question',
  'blocked',
  'notice',
  'identify',
  'qrSignIn',
  'face',
  'fetching',
  'form',
  'materials',
  'capture',
  'check',
  'read',
  'sign',
  'submitting',
  'accepted',
  'queued',
  'returned',
  'refused',
  'unknownOutcome',
  'receipt',
  'delivery',
  'evaluation',
  'attendant',
] as const
export type Screen = (typeof screens)[number]

/**
 * How long a screen may rest before the citizen is asked whether they are still there; see `delays.ts` for the
 * figures.
 */
export type IdlePolicy = 'attract' | 'reading' | 'entering' | 'device' | 'working'
