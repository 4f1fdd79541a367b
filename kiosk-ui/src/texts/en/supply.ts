import type { supply as zh } from '../zh/supply.ts'

/** Texts of 容缺补交. */
export const supply: Readonly<Record<keyof typeof zh, string>> = {
  'case.supply': 'Hand it in now',
  'case.supplyByCard':
    'To hand it in here, go back and look at your cases with the ID card or your phone. A receipt alone is not enough.',
  'case.lastTime': 'What was handed in last was not taken: {{reason}}',
  'case.supplied': '{{name}}, handed in {{time}}: {{state}}',
  'case.supplement': 'Receipt of what was handed in',
  'supplement.title': 'The receipt',
  'supplement.roll': 'On a small slip',
  'supplement.rollAbout': 'What was handed in, and to which case',
  'supplement.a4': 'On A4',
  'supplement.a4About': 'The same in larger letters',
  'supplement.out': 'It is printed',
  'supply.title': 'Hand in: {{name}}',
  'supply.asking': 'Looking whether the platform has it',
  'supply.failed': 'It cannot be handed in now',
  'supply.way': 'The platform has it. It need not be photographed.',
  'supply.licence': 'Use the platform’s',
  'supply.licenceAbout': 'Issued by {{issuer}}, number {{number}}',
  'supply.photograph': 'Photograph it',
  'supply.photographAbout': 'If you have the paper with you, lay it under the camera',
  'supply.check': 'If you can read it all, hand it in. If not, touch “Back” and take it again.',
  'supply.picture': 'Page {{page}}',
  'supply.noPicture': 'The picture cannot be shown now. It can be handed in all the same.',
  'supply.handIn': 'Hand it in',
  'supply.handingIn': 'Storing and sending it; nothing for you to do',
  'supply.longer':
    'If the platform has not answered by then, the terminal keeps it and sends it by itself. No need to wait or to hand it in again.',
  'supply.receipt': 'Print the receipt',
  'supply.toCase': 'Back to the case',
  'supply.told.accepted': 'Done, the platform has it',
  'supply.told.acceptedNow': 'This one need not be handed in again.',
  'supply.told.late': 'The platform has it, but it came after its day',
  'supply.told.lateNow': 'The department decides whether it still counts, and lets you know. You can also call.',
  'supply.told.queued': 'Received here, not sent yet',
  'supply.told.queuedNow':
    'Nothing more to hand in. It is safe on this terminal and is sent by itself once the network is back and what came before has arrived.',
  'supply.told.unknown': 'Sent, no answer yet',
  'supply.told.unknownNow':
    'Nothing more to hand in. The terminal asks until the platform answers; “My cases” shows it.',
  'supply.told.held': 'Not taken by the platform; with staff',
  'supply.told.heldNow':
    'Nothing more to hand in. It is kept on this terminal. If it is urgent, ask at the counter or by telephone.',
  'supply.told.returned': 'Not taken; to be handed in again',
  'supply.told.returnedNow': 'Photograph it again as the reasons say: touch “Back to the case”, then “Hand it in now”.',
  'supply.told.refused': 'The case takes this no more',
  'supply.told.refusedNow': 'The counter can say why, also by telephone.',
  'supply.told.closed': 'Ended by staff; it was not handed on',
  'supply.told.closedNow': 'To hand it in, see the counter.',
}
