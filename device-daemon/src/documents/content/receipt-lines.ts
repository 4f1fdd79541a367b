/** 受理凭证, 一次性告知书 and 补正告知 for the 80 mm roll: the same views as on A4, in fewer words. Pure. */
import type { Text } from '#flows/model/affair.ts'
import type { ReceiptLine } from '../../devices/receipt-printer/port.ts'
import { explanationView } from './explanation.ts'
import { noticeView, type NoticeView } from './notice.ts'
import { mapStrings, onPaper } from './on-paper.ts'
import type { ExplanationRequest, NoticeRequest, ReceiptRequest, RollRequest, SupplementRequest } from '../port.ts'
import type { ReasonsOnPaper } from './reasons-on-paper.ts'
import { receiptView, type AppointmentOnPaper } from './receipt.ts'
import { supplementView } from './supplement.ts'
import { momentText } from '#flows/time/written-dates.ts'
import { inquiry } from './words.ts'

export function receiptLines(request: RollRequest): readonly ReceiptLine[] {
  const say = (text: Text | string): string => (typeof text === 'string' ? text : text[request.language])
  const lines = [...bodyOf(request, say), ...foot(request, say)]
  return lines.map((one) => (one.kind === 'qr' ? one : mapStrings(one, onPaper)))
}

type Say = (text: Text | string) => string

const line = (text: string): ReceiptLine => ({ kind: 'text', text })
const rule: ReceiptLine = { kind: 'rule' }

function bodyOf(request: RollRequest, say: Say): readonly ReceiptLine[] {
  switch (request.document) {
    case 'receipt':
      return receiptBody(request, say)
    case 'notice':
      return noticeBody(request, say)
    case 'supplement':
      return supplementBody(request, say)
    case 'explanation':
      return explanationBody(request, say)
  }
}

function receiptBody(request: ReceiptRequest, say: Say): readonly ReceiptLine[] {
  const view = receiptView(request)
  return [
    { kind: 'text', text: say(request.district.hall.name), align: 'centre' },
    { kind: 'title', text: say(view.title) },
    { kind: 'text', text: say(view.state), align: 'centre' },
    rule,
    { kind: 'pair', label: say({ zh: '一件事', en: 'Service' }), value: say(request.application.affair.name) },
    { kind: 'pair', label: say(view.number.label), value: view.number.value },
    ...view.facts.map((fact): ReceiptLine => ({ kind: 'pair', label: say(fact.label), value: say(fact.value) })),
    rule,
    ...listed(
      say,
      view.headings.items,
      view.items.map(({ name }) => say(name)),
    ),
    ...appointmentLines(say, view.headings.appointments, view.appointments),
    ...listed(
      say,
      view.headings.received,
      view.received.map(({ name }) => say(name)),
    ),
    ...listed(
      say,
      view.headings.promised,
      view.promised.map(({ name, byWhen }) => say({ zh: `${name.zh}，${byWhen.zh}`, en: `${name.en}, ${byWhen.en}` })),
    ),
    ...(view.supply === null ? [] : [line(say(view.supply))]),
    ...(view.promised.length === 0 ? [] : [line(say(view.lapse))]),
    ...reasonLines(say, view.headings.reasons, view.reasons),
    rule,
    line(say(view.statement)),
    { kind: 'space' },
    { kind: 'qr', content: request.queryUrl, caption: say(view.headings.scan) },
  ]
}

function appointmentLines(
  say: Say,
  heading: Text,
  appointments: readonly AppointmentOnPaper[],
): readonly ReceiptLine[] {
  if (appointments.length === 0) return []
  return [
    rule,
    line(say(heading)),
    ...appointments.flatMap(({ item, when, where, onSite }) =>
      [say(item), say(when), where, onSite && say(onSite)].flatMap((text) => (text === null ? [] : [line(text)])),
    ),
    rule,
  ]
}

function reasonLines(say: Say, heading: Text, { count, shown, more }: ReasonsOnPaper): readonly ReceiptLine[] {
  if (shown.length === 0) return []
  return [rule, ...listed(say, heading, shown, count), ...(more === null ? [] : [line(say(more))])]
}

/** A numbered list under its heading; nothing if there is nothing to list. `count`: if some are left out. */
const listed = (
  say: Say,
  { zh, en }: Text,
  entries: readonly string[],
  count = entries.length,
): readonly ReceiptLine[] =>
  entries.length === 0
    ? []
    : [
        line(say({ zh: `${zh}（${count}）`, en: `${en} (${count})` })),
        ...entries.map((entry, index) => line(`${index + 1}. ${entry}`)),
      ]

function noticeBody(request: NoticeRequest, say: Say): readonly ReceiptLine[] {
  const view = noticeView(request)
  return [
    { kind: 'text', text: say(request.district.hall.name), align: 'centre' },
    { kind: 'title', text: say({ zh: '一次性告知书', en: 'What you need' }) },
    { kind: 'text', text: say(request.affair.name), align: 'centre' },
    rule,
    { kind: 'pair', label: say({ zh: '办理时限', en: 'Time' }), value: say(view.figures.time) },
    { kind: 'pair', label: say({ zh: '收费', en: 'Fee' }), value: say(view.figures.fee) },
    rule,
    line(say({ zh: '办理事项', en: 'Items' })),
    ...view.items.map((item) => line(`${item.number}. ${say(item.name)}  ${say(item.department)}`)),
    rule,
    ...toBring(view, say),
    rule,
    ...(request.code === null || view.goOn === null
      ? []
      : [{ kind: 'qr', content: request.code, caption: say(view.goOn) } as const, rule]),
  ]
}

function toBring({ materials, figures: { spared } }: NoticeView, say: Say): readonly ReceiptLine[] {
  const brought = materials.filter((material) => material.copies > 0)
  if (brought.length === 0)
    return [
      line(say({ zh: `不用您带材料，${spared} 份都免提交`, en: `Nothing to bring: ${spared} need not be handed in` })),
    ]
  return [
    line(say({ zh: '需要您准备的材料', en: 'To bring' })),
    ...brought.map((material, index) => {
      const { name, later } = material
      const mark = later === null ? '' : say({ zh: `（可容缺，${later.zh}）`, en: ` (${later.en})` })
      return line(`${index + 1}. ${say(name)}${mark}`)
    }),
    line(say({ zh: `其余 ${spared} 份免提交`, en: `${spared} more need not be handed in` })),
  ]
}

function supplementBody(request: SupplementRequest, say: Say): readonly ReceiptLine[] {
  const view = supplementView(request)
  const affair = request.supplies[0]?.supplement.affair.name ?? ''
  return [
    { kind: 'text', text: say(request.district.hall.name), align: 'centre' },
    { kind: 'title', text: say(view.title) },
    rule,
    { kind: 'pair', label: say({ zh: '一件事', en: 'Service' }), value: say(affair) },
    { kind: 'pair', label: say(view.number.label), value: view.number.value },
    ...view.facts.map((fact): ReceiptLine => ({ kind: 'pair', label: say(fact.label), value: say(fact.value) })),
    rule,
    line(say(view.headings.handedIn)),
    ...view.handedIn.flatMap(({ name, provided, when, state }, index) => [
      line(`${index + 1}. ${say(name)}`),
      line([provided, when].map(say).join('  ')),
      line(say(state)),
    ]),
    ...reasonLines(say, view.headings.reasons, view.reasons),
    ...(view.again === null ? [] : [line(say(view.again))]),
    rule,
    line(say(view.statement)),
    ...qrLines(request.queryUrl, say(view.headings.scan)),
  ]
}

const qrLines = (content: string | null, caption: string): readonly ReceiptLine[] =>
  content === null ? [] : [{ kind: 'space' }, { kind: 'qr', content, caption }]

function explanationBody(request: ExplanationRequest, say: Say): readonly ReceiptLine[] {
  const view = explanationView(request)
  return [
    { kind: 'text', text: say(request.district.hall.name), align: 'centre' },
    { kind: 'title', text: say(view.title) },
    { kind: 'text', text: say(view.state), align: 'centre' },
    rule,
    { kind: 'pair', label: say({ zh: '一件事', en: 'Service' }), value: say(request.progress.affair.name) },
    { kind: 'pair', label: say(view.number.label), value: view.number.value },
    ...view.facts.map((fact): ReceiptLine => ({ kind: 'pair', label: say(fact.label), value: say(fact.value) })),
    ...reasonLines(say, view.headings.reasons, view.reasons),
    ...reasonLines(say, view.headings.notes, view.notes),
    rule,
    line(say(view.headings.next)),
    ...view.next.map((step) => line(say(step))),
    line(say(view.ask)),
    rule,
    ...listed(
      say,
      view.headings.items,
      view.items.map(({ name, department, state }) => [name, department, state].map(say).join(' · ')),
      view.itemCount,
    ),
    ...(view.moreItems === null ? [] : [line(say(view.moreItems))]),
    ...(view.items.length > 0 ? [rule] : []),
    line(say(view.statement)),
    ...qrLines(request.queryUrl, say(view.headings.scan)),
  ]
}

function foot(request: RollRequest, say: Say): readonly ReceiptLine[] {
  const { hall } = request.district
  return [
    { kind: 'pair', label: say(inquiry.consultation), value: hall.telephone },
    { kind: 'pair', label: say(inquiry.complaint), value: hall.complaint },
    { kind: 'pair', label: say({ zh: '打印时间', en: 'Printed' }), value: say(momentText(request.printedAt)) },
    ...(request.terminal === null
      ? []
      : [{ kind: 'pair', label: say({ zh: '终端', en: 'Terminal' }), value: request.terminal } as const]),
  ]
}
