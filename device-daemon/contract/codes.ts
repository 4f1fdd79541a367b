/**
 * Every expected failure that can reach the UI. The UI has a text for the citizen (what happened, what to do now) and
 * one for the attendant for each code; `npm run check` fails when one is missing. `retryable`: the citizen may simply
 * try the same thing again.
 */
export const failureCodes = {
  // citizen
  cancelled: { retryable: true, needsAttendant: false },
  timeOut: { retryable: true, needsAttendant: false },
  cardRemoved: { retryable: true, needsAttendant: false },
  cardUnreadable: { retryable: true, needsAttendant: false },
  cardBirthDateOdd: { retryable: false, needsAttendant: true },
  cardValidityOdd: { retryable: false, needsAttendant: true },
  /** Card or phone is not of the person whose turn it is to sign. */
  otherPerson: { retryable: true, needsAttendant: false },
  cardExpired: { retryable: false, needsAttendant: false },
  cardInvalid: { retryable: false, needsAttendant: true },
  nameUnprintable: { retryable: false, needsAttendant: true },
  documentUnsupported: { retryable: false, needsAttendant: true },
  pictureBlurred: { retryable: true, needsAttendant: false },
  signInExpired: { retryable: true, needsAttendant: false },
  signInOtherDocument: { retryable: true, needsAttendant: true },
  incomplete: { retryable: false, needsAttendant: false },
  lookUpsPaused: { retryable: true, needsAttendant: false },
  receiptUnknown: { retryable: true, needsAttendant: false },
  proofWrong: { retryable: true, needsAttendant: false },
  proofLocked: { retryable: false, needsAttendant: false },
  /** Not the code of a 一次性告知书 of this district, or one that is not to be read any more. */
  noticeUnknown: { retryable: true, needsAttendant: false },
  /** The 一次性告知书 of another district. */
  noticeElsewhere: { retryable: true, needsAttendant: false },
  /** Its service is not offered here, or not any more. */
  noticeNotOffered: { retryable: true, needsAttendant: false },
  // devices
  deviceAbsent: { retryable: true, needsAttendant: true },
  deviceFault: { retryable: true, needsAttendant: true },
  deviceBusy: { retryable: true, needsAttendant: false },
  paperOut: { retryable: true, needsAttendant: true },
  paperJam: { retryable: true, needsAttendant: true },
  coverOpen: { retryable: true, needsAttendant: true },
  tonerEmpty: { retryable: true, needsAttendant: true },
  outcomeUnknown: { retryable: false, needsAttendant: true },
  unprintableCharacter: { retryable: false, needsAttendant: true },
  /** The program that makes documents died, hung or lacks a font: nothing is wrong with what was to be printed. */
  documentsDown: { retryable: true, needsAttendant: true },
  /** Not every side came out, or the printer reported errors. The `detail` says how many: `1/2`. */
  printedInPart: { retryable: true, needsAttendant: true },
  /** The printer or its queue takes the document but not now, or not from us: access, size, held, other paper. */
  printRefused: { retryable: false, needsAttendant: true },
  // platform
  platformOffline: { retryable: true, needsAttendant: false },
  /** It answers, and what it answers cannot be read here. */
  platformUnreadable: { retryable: true, needsAttendant: false },
  /** 预约: no answer came, and whether the time is held is not known. To ask again makes no second one. */
  appointmentUnclear: { retryable: true, needsAttendant: false },
  platformRefused: { retryable: false, needsAttendant: true },
  // terminal
  /** The connection was lost after 提交, before anything was sealed. Raised by the UI itself, not by the daemon. */
  notHandedIn: { retryable: true, needsAttendant: false },
  /** A message would be larger than a frame may be. Raised by the UI itself, which does not send it. */
  tooLarge: { retryable: false, needsAttendant: true },
  outboxFull: { retryable: false, needsAttendant: true },
  /** The file in which applications wait is damaged where new ones go. The daemon mends that at its next start. */
  outboxDamaged: { retryable: false, needsAttendant: true },
  clockDoubtful: { retryable: false, needsAttendant: true },
  diskFull: { retryable: false, needsAttendant: true },
  sessionEnded: { retryable: false, needsAttendant: false },
  notAllowedNow: { retryable: false, needsAttendant: false },
  unknownAffair: { retryable: false, needsAttendant: false },
  internalError: { retryable: false, needsAttendant: true },
} as const satisfies Record<string, { readonly retryable: boolean; readonly needsAttendant: boolean }>

export type FailureCode = keyof typeof failureCodes
