import type { FailureTexts } from '../failure-text.ts'

export const failures: FailureTexts = {
  cancelled: {
    what: 'This step was cancelled',
    now: 'You can try it again whenever you like.',
    attendant: 'Cancelled by the citizen or the terminal. Nothing to do.',
  },
  timeOut: {
    what: 'We waited, but nothing came',
    now: 'When you are ready, try again.',
    attendant: 'The device did not finish in time. If it happens again, check its cable.',
  },
  cardRemoved: {
    what: 'The ID card was lifted too early',
    now: 'Lay the card flat on the reader and leave it there until the screen tells you.',
    attendant: 'The card was moved while being read. Read it again.',
  },
  cardUnreadable: {
    what: 'The ID card could not be read',
    now: 'Take it out of its cover, lay it flat and try again, or use your phone instead.',
    attendant: 'The chip gave no complete data. Try another card; if that fails too, clean and check the reader.',
  },
  cardBirthDateOdd: {
    what: 'The date of birth in the card’s chip is not a date',
    now: 'Everything else was read. Identify yourself by phone, or go to a service window.',
    attendant:
      'The field “date of birth” in the chip is not eight digits; reading again does not help. Offer sign-in by phone, or serve at the window with the card itself.',
  },
  cardValidityOdd: {
    what: 'The validity in the card’s chip is not a date',
    now: 'Everything else was read. Identify yourself by phone, or go to a service window.',
    attendant:
      'The field “validity” in the chip is neither eight digits nor the word for “unlimited”; reading again does not help. Offer sign-in by phone, or serve at the window with the card itself.',
  },
  otherPerson: {
    what: 'This is not the one who is to sign',
    now: 'Take it away; then the one named on the screen shows who they are.',
    attendant:
      'Card or phone is not of the person named in the form. Compare name and number in the form; go back and correct them if they are wrong.',
  },
  cardExpired: {
    what: 'This ID card is past its date',
    now: 'Come back with the new card, or use your phone to prove who you are.',
    attendant: 'The card has run out. Offer sign-in by phone, or renewal of the card first.',
  },
  cardInvalid: {
    what: 'The number on this card did not pass the check',
    now: 'Use your phone to prove who you are, or ask a member of staff.',
    attendant: 'Check digit or date do not match. The card may be forged or damaged: inspect it by hand.',
  },
  nameUnprintable: {
    what: 'This terminal cannot print a character of the name or data',
    now: 'So that no character is written wrongly, take your card to a service window, where it can be entered by hand.',
    attendant:
      'The fonts lack this character (often one made by a register itself). Serve at the window and report the character to the technicians.',
  },
  documentUnsupported: {
    what: 'This kind of document cannot be read here yet',
    now: 'Use a resident ID card, or your phone.',
    attendant: 'Another type of document was laid down. Serve at the counter.',
  },
  pictureBlurred: {
    what: 'The picture of this page is not sharp enough',
    now: 'Press the paper flat, avoid reflections and take it again.',
    attendant: 'Picture not sharp. Clean lens and tray, check the lamp.',
  },
  signInOtherDocument: {
    what: 'The phone signed in with a document that is no resident ID card; this terminal cannot apply with it yet',
    now: 'Take your document to a service window. If you have a resident ID card, use it, or scan with your own account.',
    attendant:
      'The account has another document (passport, permit of Hong Kong, Macao, Taiwan or a foreigner). Serve at the counter.',
  },
  signInExpired: {
    what: 'The code has run out',
    now: 'Get a new code and scan it again.',
    attendant: 'The sign-in code timed out. Make a new one.',
  },
  incomplete: {
    what: 'Something is still to be filled in',
    now: 'Fill in what is marked, then continue.',
    attendant: 'The application is incomplete. Help to fill it in.',
  },
  lookUpsPaused: {
    what: 'Too many numbers were looked up; a short pause',
    now: 'Wait ten seconds and try again. Scanning the receipt or using your ID card needs no wait.',
    attendant: 'Many numbers were typed at this terminal. Against guessing, one in ten seconds is looked up.',
  },
  receiptUnknown: {
    what: 'This is not one of our receipts',
    now: 'Hold the QR code of the receipt to the scanner again, or use your ID card or phone instead.',
    attendant: 'The code or number is not that of a receipt. Check it with the citizen, or use the ID card.',
  },
  proofWrong: {
    what: 'This does not match the applicant on the receipt',
    now: 'Check the last six characters of the applicant’s ID number and try again, or use your ID card.',
    attendant: 'The last six characters differ. After three attempts the receipt is locked for an hour. Do not guess.',
  },
  proofLocked: {
    what: 'Too many attempts; this way is closed for an hour',
    now: 'Use your ID card or phone now, or ask at the service window.',
    attendant: 'Proof by receipt is closed for an hour to protect the applicant. Offer ID card, phone or the window.',
  },
  noticeUnknown: {
    what: 'This notice was not recognised',
    now: 'Lay a notice printed by a terminal of this district flat, with its QR code towards the scanner, and scan again. If it still does not work, go back, choose your service and answer a few questions again.',
    attendant:
      'The code is not that of a notice of this district, or the paper is damaged. The service can be chosen anew.',
  },
  noticeElsewhere: {
    what: 'This notice was printed in another district',
    now: 'Districts may ask for different things, so it cannot be continued here. Go back and choose the same service to see what this district asks for, or use a terminal of the other district.',
    attendant:
      'The district code of the notice is not this terminal’s. Choose the service anew, or go to that district.',
  },
  noticeNotOffered: {
    what: 'The service on this notice is not offered at this terminal now',
    now: 'Take the notice to a service window, or go back and see what else can be done here.',
    attendant:
      'The service is not, or no longer, in the district’s list. Check the district’s file; help at the counter.',
  },
  deviceAbsent: {
    what: '{{device}} cannot be used right now',
    now: 'Wait a moment and try again, or ask a member of staff.',
    attendant: '{{device}} is not connected. Check cable and power; it recovers by itself.',
  },
  deviceFault: {
    what: '{{device}} has a fault',
    now: 'Wait a moment and try again, or ask a member of staff.',
    attendant: '{{device}} reports a fault. Switch it off for ten seconds; if it stays, call service.',
  },
  deviceBusy: {
    what: '{{device}} is busy',
    now: 'Wait a few seconds and try again.',
    attendant: 'The previous job has not ended. If it stays so, restart the device.',
  },
  paperOut: {
    what: 'The printer has run out of paper',
    now: 'Ask a member of staff for paper, then touch print again.',
    attendant: 'Load paper and close the cover; the citizen then touches print again.',
  },
  paperJam: {
    what: 'Paper is stuck in the printer',
    now: 'Ask a member of staff. What you have done so far is safe.',
    attendant: 'Open the cover, pull the paper out in its own direction, close the cover.',
  },
  coverOpen: {
    what: 'The cover of the printer is open',
    now: 'Ask a member of staff to close it, then try again.',
    attendant: 'Push the cover down until it clicks.',
  },
  tonerEmpty: {
    what: 'The printer has no ink left',
    now: 'Ask a member of staff, or take the small receipt for now.',
    attendant: 'Replace the toner or ink.',
  },
  outcomeUnknown: {
    what: 'We do not know yet whether this step was completed',
    now: 'Do not repeat it. Wait until the terminal has found out, or ask a member of staff.',
    attendant: 'Outcome unknown; the terminal is asking. Do not submit or print again before you have checked.',
  },
  unprintableCharacter: {
    what: 'The printer cannot print one of the characters',
    now: 'Ask a member of staff. Your application itself is unchanged.',
    attendant: 'A glyph is missing. Print the receipt on A4 and report the character.',
  },
  documentsDown: {
    what: 'The document could not be put together this time',
    now: 'Everything you entered is still here. Try again; if it does not help, ask a member of staff.',
    attendant:
      'The program that lays out documents did not work; neither the printer nor the content is at fault. Trying again restarts it. If it stays so, note the time and tell the technicians (a font file may be missing).',
  },
  printedInPart: {
    what: 'Not everything was printed',
    now: 'Check the pages that came out. If you need to, print again: the whole document is printed anew.',
    attendant:
      'The printer stopped early or reported errors. See its panel, then let the citizen print again; take back and destroy incomplete pages.',
  },
  printRefused: {
    what: 'The printer did not take this document',
    now: 'What you have done is safe. Ask a member of staff, or take the small receipt for now.',
    attendant:
      'The printer or its queue refused or held the job: it wants a sign-in, denies access, finds the document too large, or holds other paper than plain A4. The log has the reason; ask the technicians.',
  },
  platformOffline: {
    what: 'The government platform cannot be reached right now',
    now: 'Wait a moment and try again, or ask a member of staff.',
    attendant: 'Network or platform down. Check the cable; applications taken in are sent later by themselves.',
  },
  appointmentUnclear: {
    what: 'No answer came, so we do not know yet whether the time is yours',
    now: 'Try once more: it never makes two. You can also look later in “My cases”.',
    attendant:
      'No answer to the request for a time. Asking again makes no second one; if it stays like that, check the network.',
  },
  platformUnreadable: {
    what: 'The answer of the platform cannot be read here',
    now: 'Try again in a while; if it stays like that, see the counter.',
    attendant:
      'The platform answers, but too much or not as agreed; it is not the network. The log has the cause, for the technicians of the platform.',
  },
  platformRefused: {
    what: 'The government platform did not take this request',
    now: 'Ask a member of staff for the reason.',
    attendant: 'Refused by the platform. See its answer in the log.',
  },
  notHandedIn: {
    what: 'The application was not handed in',
    now: 'Your entries and signature are still here. Touch “Submit application” once more.',
    attendant:
      'The terminal was interrupted and has not received the application. Submitting again makes no second one.',
  },
  tooLarge: {
    what: 'This step holds more than the terminal can take in at once',
    now: 'Shorten it and try again. If you need all of it, go to the service window.',
    attendant:
      'What was entered in this step is too long and was not stored; everything before it was. Help to shorten it, or send the citizen to the window.',
  },
  outboxFull: {
    what: 'This terminal cannot take in more applications right now',
    now: 'Use another terminal, or go to the counter.',
    attendant: 'The outbox is full. Restore the network so that it can empty.',
  },
  outboxDamaged: {
    what: 'This terminal cannot take in applications right now',
    now: 'Use another terminal, or go to the counter.',
    attendant:
      'The file in which applications wait is damaged; the network is not the cause. The terminal restarts when nobody uses it and moves what can be read to a new file. If this stays, take it out of service and report it.',
  },
  clockDoubtful: {
    what: 'The time of this terminal is wrong; it cannot take in applications',
    now: 'Use another terminal, or go to the counter.',
    attendant: 'Its date lies before the last record: probably a dead battery. Set the time, or restore the network.',
  },
  diskFull: {
    what: 'This terminal has no room for another application',
    now: 'Use another terminal, or go to the counter.',
    attendant: 'Disk full or broken. Take the terminal out of service. Nothing taken in is lost.',
  },
  sessionEnded: {
    what: 'This visit has ended',
    now: 'You can begin again from the list of services.',
    attendant: 'The session is over and what was entered is cleared.',
  },
  notAllowedNow: {
    what: 'This step is not possible yet',
    now: 'Finish the steps before it first.',
    attendant: 'Not allowed at this point. Go back one step and try again.',
  },
  unknownAffair: {
    what: 'This service is not offered here',
    now: 'See what is offered, or ask at the counter.',
    attendant: 'Not published or withdrawn. Check the district file.',
  },
  internalError: {
    what: 'The terminal could not do this step',
    now: 'Try again. If it does not help, ask a member of staff.',
    attendant: 'Internal fault. Note the time, restart the terminal and report it.',
  },
}
