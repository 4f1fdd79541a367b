/** Failures of printing, on a roll or on sheets. */
export type PrintFailureCode =
  | 'cancelled'
  | 'timeOut'
  | 'paperOut'
  | 'paperJam'
  | 'coverOpen'
  | 'tonerEmpty'
  | 'deviceAbsent'
  | 'deviceFault'
  | 'deviceBusy'
  | 'outcomeUnknown'
  | 'unprintableCharacter'
