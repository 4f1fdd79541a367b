import type { appointment as zh } from '../zh/appointment.ts'

/** `…_one`: the form for a count of one. */
export const appointment: Readonly<
  Record<keyof typeof zh, string> & Partial<Record<`${keyof typeof zh}_one`, string>>
> = {
  'appointment.next': 'Choose a time',
  'appointment.title': 'Choose a time to go there',
  'appointment.asking': 'Asking which times are free',
  'appointment.making': 'Confirming it with the platform, one moment',
  'appointment.lead': '“{{item}}” is done in person. The earliest time is chosen for you; change it if you like.',
  'appointment.day': 'Which day',
  'appointment.from': 'From {{time}}, {{count}} free',
  'appointment.moreDays': '{{count}} more days',
  'appointment.moreDays_one': 'One more day',
  'appointment.time': 'What time',
  'appointment.chosen': 'You have chosen',
  'appointment.take': 'Take this time',
  'appointment.later': 'Not now',
  'appointment.keep': 'Keep the old one',
  'appointment.laterAbout': 'Not now? Later, choose “My cases” here and open this case.',
  'appointment.gone': 'Somebody else has just taken this time',
  'appointment.goneNow': 'It is not yours. These times are free now; choose another one.',
  'appointment.goneHeld': 'Your former time is still yours. These times are free now; choose another one if you like.',
  'appointment.held': 'The time is yours',
  'appointment.onSite': 'What happens there',
  'appointment.heldAbout':
    'Time and place are printed on the receipt. To change it or give it back, choose “My cases” here and open this case.',
  'appointment.change': 'Another time',
  'appointment.toCase': 'Back to the case',
  'appointment.giveBack': 'Give this time back',
  'appointment.giveBackAbout': 'Somebody else can then have it; you can choose another one later.',
  'appointment.without': 'No time is agreed yet',
  'appointment.full': 'All times that are given out are taken at the moment.',
  'appointment.withoutNow':
    'Your application is not affected. Later, choose “My cases” here and open this case to see whether there are times.',
}
