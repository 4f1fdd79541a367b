import type { terminal as zh } from '../zh/terminal.ts'

/** `…_one`: the form for a count of one. */
export const terminal: Readonly<Record<keyof typeof zh, string> & Partial<Record<`${keyof typeof zh}_one`, string>>> = {
  'frame.help': 'Help',
  'frame.restart': 'Start over',
  'frame.textSize': 'Text: {{size}}',
  'textSize.standard': 'normal',
  'textSize.large': 'large',
  'textSize.largest': 'largest',
  'frame.otherLanguage': '中文',
  'frame.label': 'Always available',

  'home.title': 'What would you like to do?',
  'home.lead': 'Read the guide first. No ID card is needed for that.',
  'home.low': 'Running low; staff may have to refill',
  'home.lowOf': '{{device}}: {{supplies}}',
  'home.forStaff': 'Something waits for staff; it does not affect you',
  'home.forStaffFirst': 'Something has to be seen to by staff first',
  'home.applications':
    'Staff: {{count}} things handed in wait for you. Run npm run applications -- list on this machine to see why, then send again (release) or end with a reason (close).',
  'home.applications_one':
    'Staff: {{count}} thing handed in waits for you. Run npm run applications -- list on this machine to see why, then send it again (release) or end it with a reason (close).',
  'home.clock.corrected':
    'Staff: the clock of this machine is wrong; the time of the platform is used instead. Set the clock; if it goes wrong again, replace the battery of the mainboard.',
  'home.clock.doubtful':
    'Staff: the clock of this machine is wrong and no platform tells the time, so nothing is taken in. Set the clock, or connect the network.',
  'home.services':
    'Staff: the file of {{names}} is wrong and is not in use, or an earlier version is. Run npm run flows -- lint to see why, correct it, then restart the terminal service.',
  'home.bundle':
    'Staff: new services were not taken over ({{why}}). Those before them stay in use; nobody is affected. Tell whoever publishes them.',
  'home.bundleWhy.unreadable': 'the file is not there or cannot be read',
  'home.bundleWhy.tooLarge': 'the file is too large',
  'home.bundleWhy.unsigned': 'the signature is not right, or it was changed after signing',
  'home.bundleWhy.older': 'it is not newer than what is in use',
  'home.bundleWhy.foreign': 'this district is not in it',
  'home.bundleWhy.broken': 'there is a mistake in it',
  'home.bundleWhy.unread': 'it was not read to the end; the terminal tries again',
  'home.unavailable': 'Not available at the moment',
  'home.unavailableBecause': 'Not available at the moment. {{why}}',
  'home.person': 'For people',
  'home.enterprise': 'For businesses',
  'home.hours': 'Opening hours',
  'home.telephone': 'Enquiries',
  'home.complaint': 'Complaints',

  'home.search': 'Search',
  'home.searchAbout': 'A few words are enough',
  'home.notice': 'Have a printed notice? Scan it to go on',
  'home.shelf': '{{stage}} ({{count}} services)',
  'home.shelf_one': '{{stage}} ({{count}} service)',
  'home.such': '{{names}} and others',
  'browse.lead': 'Touch one to read its guide first. No ID card is needed for that.',
  'search.title': 'What would you like to do?',
  'search.lead': 'In your own words, for example: my father died; open a restaurant.',
  'search.label': 'A few words, or the first letters of the pinyin',
  'search.none': 'Nothing found',
  'search.noneNow': 'Try other words, or go back and choose by subject. Staff can help, too.',
  'search.elsewhere': '{{what}}: not at this terminal',

  'scanNotice.title': 'Hold the QR code of the notice to the scanner',
  'scanNotice.lead': 'On an A4 notice it is at the top right of the first page, on a slip at the bottom.',
  'scanNotice.where': 'The window is at {{address}}, telephone {{telephone}}.',

  'stage.birth': 'Birth',
  'stage.education': 'Education',
  'stage.work': 'Work',
  'stage.living': 'Daily life',
  'stage.home': 'Housing',
  'stage.travel': 'Travel',
  'stage.health': 'Health',
  'stage.assistance': 'Assistance',
  'stage.ageing': 'Ageing',
  'stage.afterLife': 'After a death',
  'stage.opening': 'Opening a business',
  'stage.operating': 'Running a business',
  'stage.closing': 'Closing a business',

  'more.label': 'Pages',
  'more.previous': 'What is above',
  'more.next': 'What is below',
  'problems.title': 'Some things are still missing',
  'act.change': 'Change',
  'act.continue': 'Continue',
  'act.back': 'Back',
  'act.retry': 'Try again',
  'act.close': 'Close',
  'act.leave': 'Leave',
  'act.attendant': 'Call a member of staff',

  'failure.what': 'This step is not finished',
  'failure.now': 'Try again, or ask a member of staff.',

  'device.unnamed': 'This device',

  'out.title': 'This terminal is out of service',
  'out.notConnected': 'The connection inside the terminal is broken. It is being restored.',
  'out.noCatalogue': 'The list of services cannot be had right now. Trying again.',
  'out.now': 'You can use another terminal or go to a counter. Applications already handed in are safe.',
  'out.nowAt':
    'You can go to a counter: {{address}}, telephone {{telephone}}. Applications already handed in are safe.',
  'out.staff': 'For members of staff',
  'out.staffConnection':
    'The terminal service does not answer. It restarts by itself; if it is not back after two minutes, restart the machine and call service.',
  'out.other': 'Another window is using this terminal',
  'out.otherNow': 'Close this page and go on at the screen of the terminal itself.',
  'out.replaced': 'Opened in another window',
  'out.replacedNow': 'To go on here, touch the screen.',
  'out.version': 'The software of the terminal was just updated',
  'out.versionNow': 'The page is being loaded again.',
  'out.versionStill':
    'The page is not up to date yet. Touch the screen to load it again; if it stays so, ask a member of staff to restart this terminal.',
  'out.notLaunched': 'This page has to be opened from the launch address',
  'out.notLaunchedNow': 'Run the start command again and open the address it prints.',

  'ending.finished': 'Thank you, and goodbye',
  'ending.cancelled': 'You have left',
  'ending.idle': 'Nothing was touched for a while, so the screen has left',
  'ending.attendant': 'A member of staff will go on with you',
  'ending.restarted': 'The terminal has just restarted',
  'ending.restartedLead': 'What you entered this time was not kept. Applications already submitted are safe.',
  'ending.notHandedIn': 'The application of a moment ago was not handed in',
  'ending.notHandedInLead':
    'The terminal restarted in between and kept nothing. It can be done again here, or at the counter.',
  'ending.received': 'The application of a moment ago was received',
  'ending.receivedLead':
    'The terminal restarted in between. The application is safe, nothing need be handed in again. Its receipt can be printed.',
  'ending.refused': 'The application of a moment ago was not accepted',
  'ending.refusedLead':
    'The terminal restarted in between. The application is safe, but not accepted as it is; “My cases” shows why and what to do.',
  'ending.wiping': 'The screen has been cleared. The terminal is clearing the rest, one moment.',
  'ending.wiped':
    'What was entered and photographed is cleared from the screen. An application handed in stays here encrypted until a day after the platform has decided.',
  'ending.take': 'Take your ID card and your papers',
  'ending.done': 'I have everything',

  'idle.title': 'Are you still there?',
  'idle.lead': 'If nothing is touched, the screen leaves and clears what you entered.',
  'idle.seconds': '{{count}} seconds left',
  'idle.seconds_one': '{{count}} second left',
  'idle.stay': 'I am still here',
  'leaving.title': 'Do you want to leave?',
  'leaving.lead': 'What you entered and photographed this time is then cleared from the terminal.',
  'leaving.handedIn': 'Your application is handed in. Leaving does not change it and clears the screen.',
  'leaving.toMend':
    'What the platform asked to be mended is not handed in yet. If you leave now, what you entered is cleared.',
  'leaving.sealed':
    'Your application is safely stored here and is being sent. Leaving does not undo it; the terminal goes on sending.',
  'leaving.handingIn':
    'Your application is being handed in; a few more seconds and you know. If you leave now it may not be handed in yet; once it is, leaving does not undo it.',
  'leaving.stay': 'Stay',
  'leaving.leave': 'Leave and clear',
  'help.title': 'Help',
  'help.back': '“Back” takes you one step back. What you entered stays.',
  'help.restart': '“Start over” clears this visit and goes back to the beginning.',
  'help.privacy':
    'Your personal data is used for this visit only and cleared from the screen at its end; an application handed in stays here encrypted until a day after the platform has decided.',
  'help.staff': 'If you need a person, ask the staff of the hall or call {{telephone}}.',
}
