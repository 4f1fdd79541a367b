/**
 * Everything the terminal records, in one table. Fields are declared only here: ids, codes and counts, never a
 * citizen's name, number or answer. `session` and `application` are random ids.
 */
export const auditEvents = {
  'daemon.started': { meaning: 'the daemon is ready', fields: ['version', 'profile'] },
  'daemon.stopped': { meaning: 'the daemon was told to stop and did', fields: [] },
  'daemon.bug': {
    meaning: 'a command handler threw; the daemon restarts before the next citizen',
    fields: ['command'],
  },
  'catalogue.quarantined': {
    meaning:
      'a file of the services is wrong and was set aside; `instead` says what is offered; `affair` none: the district',
    fields: ['file', 'affair', 'instead'],
  },
  'catalogue.taken': {
    meaning: 'other services are in use from now on; `version` files: from the folders, and not from a bundle',
    fields: ['version', 'district', 'services'],
  },
  'catalogue.refused': {
    meaning: 'newer services were not taken over, and why; those before them stay in use',
    fields: ['version', 'why'],
  },
  'clock.changed': {
    meaning:
      'the time of day: right; corrected by the platform, so many seconds; doubtful, because it lies before the last entry',
    fields: ['state', 'seconds'],
  },
  'audit.tailRepaired': {
    meaning:
      'a power cut left something behind the last whole entry, and it was removed: an entry cut short, or only zeros',
    fields: ['bytes', 'what'],
  },
  'audit.resumed': {
    meaning: 'the disk had refused entries, of which so many are lost; it takes them again',
    fields: ['lost'],
  },
  'audit.missing': {
    meaning: 'the record, or what says how far it reached, was gone or unreadable when the daemon started',
    fields: ['what'],
  },
  'audit.cutShort': { meaning: 'entries that were once durable are missing at the end', fields: ['expected', 'found'] },
  'ui.launched': { meaning: 'a page handed in a valid ticket', fields: ['client'] },
  'ui.refused': {
    meaning: 'a request or handshake was refused; at most one entry a second, `count` says how many',
    fields: ['reason', 'count'],
  },
  'ui.connected': { meaning: 'the UI holds the terminal', fields: ['client'] },
  'ui.disconnected': { meaning: 'the UI has gone', fields: ['client', 'code'] },
  'ui.second': { meaning: 'another browser asked for the terminal and was refused', fields: ['client'] },
  'ui.oversize': { meaning: 'a frame larger than any legitimate one; the connection was closed', fields: ['client'] },
  'ui.report': { meaning: 'the UI met something it did not expect', fields: ['kind', 'state', 'event'] },
  'session.begun': {
    meaning: 'a citizen began; `affair` none: not for a service',
    fields: ['session', 'journey', 'affair'],
  },
  'session.identified': { meaning: 'a citizen was identified', fields: ['session', 'source'] },
  'session.identityRefused': { meaning: 'a card or a sign-in was not accepted', fields: ['session', 'code'] },
  'session.personRead': {
    meaning: 'the card of a further person was read, for a row of the group',
    fields: ['session', 'group'],
  },
  'session.signerMet': {
    meaning: 'somebody who signs beside the applicant was identified, and is who the form says',
    fields: ['session', 'party', 'by'],
  },
  'session.signerRefused': {
    meaning: 'a card or a phone was not of the person whose turn it was to sign',
    fields: ['session', 'party', 'by'],
  },
  'shared.fetched': {
    meaning: 'shared data and licences were asked for: how each went',
    fields: ['session', 'data', 'licences'],
  },
  'session.faceCompared': { meaning: 'face and card were compared, or honestly not', fields: ['session', 'outcome'] },
  'session.ended': { meaning: 'a citizen left, or was taken to have left', fields: ['session', 'reason'] },
  'session.forgotten': {
    meaning: 'everything personal was overwritten in the memory of the daemon; the document engines were ended',
    fields: ['session'],
  },
  'application.submitting': { meaning: 'a complete application is about to be sealed', fields: ['session'] },
  'application.sealed': { meaning: 'an application is durable here', fields: ['session', 'application', 'digest'] },
  'application.notSealed': { meaning: 'sealing failed; the citizen was told', fields: ['session', 'code'] },
  'application.outcome': { meaning: 'what became of an application', fields: ['application', 'outcome'] },
  'application.refused': {
    meaning:
      'the platform will not have it as it is, gives no clear answer for hours, or it cannot be read here: for staff',
    fields: ['application', 'what', 'detail'],
  },
  'application.missing': {
    meaning: 'the record says that it was sealed here, and the outbox does not have it',
    fields: ['application'],
  },
  'outbox.setAside': {
    meaning: 'the file of the outbox was damaged; it is kept as `file`, and so many applications were copied from it',
    fields: ['file', 'applications'],
  },
  'outbox.timeDamaged': {
    meaning: 'the time by which the outbox destroys was damaged; it goes on from the latest that is certain',
    fields: [],
  },
  'application.released': { meaning: 'staff had what was refused sent again', fields: ['application'] },
  'application.ended': {
    meaning:
      'staff ended the whole (`application`), or what followed it (`delivery`, `evaluation`); it is not sent again',
    fields: ['application', 'what'],
  },
  'application.followUp': {
    meaning: 'the citizen chose how results come (`delivery`) or gave an `evaluation`',
    fields: ['application', 'kind', 'givenAt'],
  },
  'application.followUpOver': {
    meaning: 'the platform has what was given then, or it became pointless; it is not sent again',
    fields: ['application', 'kind', 'givenAt'],
  },
  'appointment.made': {
    meaning:
      'a time for an item was asked for: taken, changed, given back, gone meanwhile, another one held, or why not; `outcome` appointmentUnclear: no answer came',
    fields: ['session', 'item', 'outcome'],
  },
  'receipt.shown': { meaning: 'in 查办件 somebody showed a receipt', fields: ['session', 'how'] },
  'receipt.proved': {
    meaning: 'somebody said to be its owner: right, wrong, or why it was not judged',
    fields: ['session', 'application', 'outcome'],
  },
  'case.listed': { meaning: 'somebody was told of their cases', fields: ['session', 'count', 'platform'] },
  'case.opened': { meaning: 'somebody looked at one of their cases', fields: ['session'] },
  'print.requested': { meaning: 'something is about to be printed', fields: ['session', 'document', 'on'] },
  'print.finished': { meaning: 'the printer said so', fields: ['session', 'document', 'on', 'sheets'] },
  'print.failed': {
    meaning: 'printing failed or its outcome is not known; never repeated by the daemon',
    fields: ['session', 'document', 'on', 'code'],
  },
  'device.changed': { meaning: 'a device became ready, absent or faulted', fields: ['kind', 'state', 'reason'] },
} as const satisfies Record<string, { readonly meaning: string; readonly fields: readonly string[] }>

export type AuditEvent = keyof typeof auditEvents
export type AuditFields<E extends AuditEvent> = {
  readonly [field in (typeof auditEvents)[E]['fields'][number]]: string | number
}
