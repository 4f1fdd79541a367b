import type { first as zh } from '../zh/first.ts'

export const first: Readonly<Record<keyof typeof zh, string>> = {
  'terminal.name': 'One-Stop Service Kiosk',
  'attract.title': 'One matter, one visit',
  'attract.lead': 'What used to take several offices is done here in one go',
  'attract.touch': 'Touch the screen to begin',
  'attract.touchOther': '触摸屏幕开始',
  'attract.step1': 'See what is needed',
  'attract.step2': 'Lay down your ID card, check the details',
  'attract.step3': 'Submit and take your receipt',
  'opening.title': 'Getting ready',
  'opening.lead': 'This takes only a moment.',
}
