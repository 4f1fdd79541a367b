/**
 * What is said of a case on the screen and on the paper taken home: one table, so that they cannot differ. `npm run
 * check` reads it like the texts of the screens, and holds every “name” in it against a name on the screen. Pure.
 */
import type { Text } from '../model/affair.ts'
import type { CaseItemState, CaseStanding } from './case.ts'

const standings = {
  'standing.queued': { zh: '本机已收，待发送', en: 'Received here, not sent yet' },
  'standing.unknown': { zh: '已发送，待平台答复', en: 'Sent, no answer yet' },
  'standing.held': { zh: '平台未接收，待人工处理', en: 'Not taken by the platform; with staff' },
  'standing.closed': { zh: '工作人员已结束', en: 'Ended by staff' },
  'standing.accepted': { zh: '已受理', en: 'Accepted' },
  'standing.processing': { zh: '办理中', en: 'Under way' },
  'standing.suspended': { zh: '补正或等待中', en: 'Waiting, or to be mended' },
  'standing.returned': { zh: '退回补正', en: 'Returned to be mended' },
  'standing.refused': { zh: '不予受理', en: 'Not accepted' },
  'standing.partlyDone': { zh: '部分办结', en: 'Partly done' },
  'standing.done': { zh: '办结', en: 'Done' },
} as const satisfies Readonly<Record<`standing.${CaseStanding}`, Text>>

const items = {
  'item.waiting': { zh: '等待办理', en: 'Waiting' },
  'item.handling': { zh: '办理中', en: 'Under way' },
  'item.suspended': { zh: '暂停', en: 'Suspended' },
  'item.approved': { zh: '办结', en: 'Done' },
  'item.rejected': { zh: '不予批准', en: 'Not approved' },
  'item.cancelled': { zh: '已取消', en: 'Cancelled' },
} as const satisfies Readonly<Record<`item.${CaseItemState}`, Text>>

export const caseWords = {
  ...standings,
  goesOn: { zh: '已补正，另一件接着办', en: 'Mended; goes on as another case' },
  ...items,
  notBegun: { zh: '没有开始办理', en: 'Not begun' },

  'appointment.agreedBy': { zh: '时间由{{department}}和您约定', en: '{{department}} agrees the time with you' },

  'heading.missing': { zh: '还差的材料', en: 'Still to be handed in' },
  'missing.one': { zh: '{{name}}，{{byWhen}}', en: '{{name}}, {{byWhen}}' },

  'heading.supplied': { zh: '已经补交的', en: 'Handed in later' },
  'supplied.queued': { zh: '本机已收，待发送', en: 'Received here, not sent yet' },
  'supplied.unknown': { zh: '已发送，待平台答复', en: 'Sent, no answer yet' },
  'supplied.held': {
    zh: '平台没有接收，等工作人员处理，不用再交',
    en: 'Not taken by the platform; staff see to it, nothing more to hand in',
  },
  'supplied.accepted': { zh: '平台已收到', en: 'The platform has it' },
  'supplied.late': {
    zh: '平台已收到，比写明的日期晚，部门会决定还算不算',
    en: 'The platform has it; it came after its day, and the department decides whether it still counts',
  },
  'supplied.returned': { zh: '平台没有收下，要重新交', en: 'Not taken; to be handed in again' },
  'supplied.reason': { zh: '{{name}}：{{reason}}', en: '{{name}}: {{reason}}' },
  'supplied.refused': { zh: '这一件不再收这份材料', en: 'The case takes this no more' },
  'supplied.closed': { zh: '工作人员已经结束，没有交到平台', en: 'Ended by staff; it was not handed on' },

  'heading.now': { zh: '现在怎么做', en: 'What to do now' },
  'heading.reasons': { zh: '原因', en: 'Reasons' },
  'heading.notes': { zh: '部门的说明', en: 'What the departments say' },

  'now.queued': {
    zh: '不用再交一次。申请已经安全保存在收件的终端，会自动发送。',
    en: 'No need to apply again. It is safe on the terminal that took it in and is sent by itself.',
  },
  'now.unknown': {
    zh: '不用再交一次。申请已经发出，终端会一直查到平台的答复。',
    en: 'No need to apply again. It was sent, and the terminal asks until the platform answers.',
  },
  'now.held': {
    zh: '不用再交一次。平台没有接收，等工作人员处理。可以到窗口或打电话问，报上申请编号。',
    en: 'Nothing more to hand in. The platform did not take it; staff see to it. The counter can help, with the application number.',
  },
  'now.closed': {
    zh: '工作人员已经结束处理，终端不会再发送它。需要继续办理，请到窗口。',
    en: 'Staff have ended it, and the terminal does not send it any more. To go on, see the counter.',
  },
  'now.accepted': {
    zh: '不用操作。平台已经受理，各部门会依次办理。',
    en: 'Nothing to do. The platform has accepted it; the departments follow in turn.',
  },
  'now.processing': {
    zh: '不用操作。各部门正在办理。',
    en: 'Nothing to do. The departments are working on it.',
  },
  'now.lacks': { zh: '还差：{{materials}}。', en: 'Still to be handed in: {{materials}}.' },
  'now.supply.here': {
    zh: '材料带来了，按“现在补交”，这台终端就能收。下次带来也行，到期以前交就行；也可以交到窗口。',
    en: 'If you have it with you, touch “Hand it in now”: this terminal takes it. Or bring it another time before the day named, here or to the counter.',
  },
  'now.supply.later': {
    zh: '把材料带到自助终端：选“查办件”，打开这一件，按“现在补交”。也可以交到窗口。',
    en: 'Bring it to the terminal: choose “My cases”, open this case and touch “Hand it in now”. The counter takes it too.',
  },
  'now.supply.elsewhere': {
    zh: '到期以前交：用身份证或手机打开这一件，有“现在补交”的，终端就能收；没有的，交到窗口。',
    en: 'Hand it in by then: open this case with your ID card or phone; where it shows “Hand it in now”, the terminal takes it; otherwise the counter does.',
  },
  'now.restGoesOn': {
    zh: '别的不用操作，各部门会接着办。',
    en: 'Nothing else to do; the departments go on.',
  },
  'now.suspended': {
    zh: '有的事项停下来了。要补材料的，按部门说的补；要等的，等部门通知。',
    en: 'Some items stand still. Hand in what the department asks for, or wait for its notice.',
  },
  'now.done': {
    zh: '都办好了，按您选的方式领取结果。',
    en: 'All is done. The results come the way you chose.',
  },
  'now.continued': {
    zh: '不用操作。这一件退回后已经补正、重新提交，进度看接着办的那一件。',
    en: 'Nothing to do. After its return it was mended and handed in again; see how far the case is that goes on with it.',
  },
  'now.mend.here': {
    zh: '按原因补正，再交一次：按“在这里补正”，平台会接着这一件办。也可以到窗口补。',
    en: 'Mend what the reasons name and hand it in again: touch “Mend it here”; the platform goes on with it. The counter can help too.',
  },
  'now.mend.later': {
    zh: '按原因补正，再交一次：在终端上选“查办件”，打开这一件，按“在这里补正”，平台会接着这一件办。也可以到窗口补。',
    en: 'Mend what the reasons name and hand it in again: choose “My cases” at the terminal, open this case and touch “Mend it here”; the platform goes on with it. The counter can help too.',
  },
  'now.mend.elsewhere': {
    zh: '按原因补正。这件事不在自助终端办，请到当时提交的地方，或者到窗口补。',
    en: 'Mend what the reasons name. The terminal does not offer the service: go where it was handed in, or to the counter.',
  },
  'now.refused': {
    zh: '要问清楚，或者不同意这个结果，可以到窗口或打电话，也可以了解怎样申诉。',
    en: 'With questions, or if you do not agree, go to the counter or call; they also say how to appeal.',
  },
  'now.applyAgain': {
    zh: '情况有变化的，可以在终端上重新申请“{{service}}”。',
    en: 'If things have changed, you can apply for “{{service}}” again at the terminal.',
  },
  'now.someNotDone': {
    zh: '有的事项没有办成。部门写了说明的，先看说明；能不能再申请，到窗口或打电话问。',
    en: 'Some items are not done. Where the department says why, read that first; ask at the counter or by telephone whether to apply again.',
  },
  'now.resultMissing': {
    zh: '“{{used}}”没有办成，要用它的结果的也就办不下去：{{items}}。等“{{used}}”办好以后再申请；怎么办，到窗口或打电话问。',
    en: '“{{used}}” is not done, and what uses its result cannot go on: {{items}}. Apply again once “{{used}}” is done; the counter says how.',
  },
  'now.othersGoOn': {
    zh: '其他事项不用操作，各部门会接着办。',
    en: 'Nothing to do for the others; the departments go on with them.',
  },
  'now.partlyDone': {
    zh: '所有事项都有了结果：{{approved}} 项办好，{{others}} 项没有办成。办好的，按您选的方式领取；没有办成的，看部门写的原因，到窗口或打电话问能不能再申请。',
    en: 'Every item is over. Done: {{approved}}; not done: {{others}}. What is done comes the way you chose; for the rest, see the reason that the department gives, and ask at the counter or by telephone whether to apply again.',
  },

  form: { zh: '申请表', en: 'Application form' },
  signedPaper: { zh: '签好字的{{title}}（{{name}}）', en: '{{title}}, signed ({{name}})' },
  whomToAsk: { zh: '{{hall}}，电话 {{telephone}}。', en: '{{hall}}, telephone {{telephone}}.' },
  whomToAskAtWindow: {
    zh: '{{hall}}的{{window}}，电话 {{telephone}}。',
    en: '{{hall}}, {{window}}, telephone {{telephone}}.',
  },
  note: { zh: '{{department}}：{{note}}', en: '{{department}}: {{note}}' },
  readInFull: { zh: '……，全部 {{count}} 条请在“查办件”中查看', en: '… read all {{count}} in full under “My cases”' },
  readInFullOne: { zh: '……，全文请在“查办件”中查看', en: '… read it in full under “My cases”' },
} as const satisfies Readonly<Record<string, Text>>

export type CaseWord = keyof typeof caseWords

/** The names of a text's blanks, `{{name}}`. */
export type Blanks<S extends string> = S extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Blanks<Rest> : never
type Filling<K extends CaseWord> = [Blanks<(typeof caseWords)[K]['zh']>] extends [never]
  ? []
  : [Readonly<Record<Blanks<(typeof caseWords)[K]['zh']>, Text | string | number>>]

/** A text of the table, its blanks filled in. */
export function caseText<K extends CaseWord>(key: K, ...[filling]: Filling<K>): Text {
  const { zh, en } = caseWords[key]
  if (filling === undefined) return { zh, en }
  const filled = (text: string, language: keyof Text): string =>
    text.replaceAll(/\{\{(\w+)\}\}/g, (_blank, name: keyof typeof filling) => {
      const value: Text | string | number = filling[name]
      return typeof value === 'object' ? value[language] : String(value)
    })
  return { zh: filled(zh, 'zh'), en: filled(en, 'en') }
}
