import type { signing as zh } from '../zh/signing.ts'

/** See `zh/signing.ts`. */
export const signing: Record<keyof typeof zh, string> = {
  'sign.title': 'Sign in the box',
  'sign.lead': 'Write your name with a finger: {{name}}',
  'sign.area': 'Box for the signature',
  'sign.full': 'There is no room for more strokes. Go on with what is there, or clear it and write again.',
  'sign.undo': 'Undo stroke',
  'sign.clear': 'Clear',
  'sign.done': 'Signed',
  'sign.again': 'Sign again',
  'sign.signed': 'Your signature is on the form',
  'sign.submitTitle': 'Last step: submit',
  'sign.submitLead': '“Submit application” hands it to the departments.',
  'sign.declare1': 'What I entered and provided is true.',
  'sign.declare2': 'The departments may check and share it for this purpose.',
  'sign.declare3': 'I apply for: {{affair}}.',
  'sign.submit': 'Submit application',
  'turn.title': '{{name}}’s turn to sign',
  'turn.lead': 'Hand the terminal to {{name}} ({{role}}).',
  'turn.titleAway': '{{name}} still has to sign',
  'turn.leadAway':
    'If {{name}} ({{role}}) is here, they lay their ID card. If not, touch “Sign on paper” and take the print to them.',
  'turn.leadOnPaper': '{{name}} ({{role}}) signs on paper: touch “Sign on paper” and print what they sign.',
  'turn.left': 'People to sign after this one: {{count}}.',
  'turn.last': 'This is the last one to sign.',
  'turn.card': 'Lay {{name}}’s own ID card on the reader',
  'turn.cardTip':
    'Take the card of the one before away first. The card is only compared with the form; nothing of it is kept.',
  'turn.phone': '{{name}} scans this code with their own phone',
  'turn.usePhone': 'Use a phone instead',
  'turn.useCard': 'Use an ID card instead',
  'turn.onPaper': 'Sign on paper',
  'turn.paperTip':
    'If they are not here, or the card cannot be read, they may sign on paper: what they sign is printed here and, once signed, photographed; you may also take it to them and come back with it.',
  'turn.mustCome':
    'If they are not here: this has to be signed in person. Come together another time, or go to the counter together; with the printed notice you go on where you were.',
  'turn.cannot': 'The document of {{name}} cannot be compared here; they sign at the counter.',
  'sign.handOn': 'Hand the terminal to {{name}}',
  'sign.handOnLead': '{{name}} ({{role}}) is still to sign.',
  'sign.handOnDo': 'Handed over',
  'sign.away': '{{name}} still has to sign',
  'sign.awayLead':
    'If {{name}} ({{role}}) is here, hand them the terminal. If not, print it in the next step, take it to them and come back with it signed.',
  'sign.awayDo': 'Next',
  'sign.handBack': 'Hand the terminal back to {{name}}',
  'sign.handBackLead': 'Everybody has signed; {{name}} hands the application in.',
  'sign.handBackDo': 'Handed back',
  'sign.titleOf': '{{name}}, sign in the box',
  'sign.others': 'Signed as well: {{names}}',
  'sign.signatory': '{{name}} ({{role}})',
  'read.paperTitle': 'Print for {{name}} to sign: {{papers}}',
  'read.paperLead':
    '{{name}} signs and writes the date at the marked place; then it is photographed. If nothing can be printed, staff will help.',
  'read.paperLeadEach':
    'The place to sign is marked on each of the {{count}} papers: {{name}} signs and dates it there; then they are photographed one by one. If nothing can be printed, staff will help.',
  'read.and': ', ',
  'read.away': 'Is {{name}} not here? Print it, take it away, and come back with it signed.',
  'read.takeAway': 'Print to take away',
  'read.taken': 'Printed, and yours to take away',
  'read.takenNow':
    '{{name}} signs and dates it. Come back with the signed paper and the notice: scan its code and your choices are there again. To protect you, what you filled in does not stay here; you enter it again. Touch “Start over” before you go.',
  'read.paperDone': 'Signed, photograph it',
  'read.titleOf': '{{name}}, read the form through',
}
