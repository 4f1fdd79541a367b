/**
 * 受理凭证: states truthfully what became of the application: received by this terminal, or accepted by the platform.
 * Pure.
 */
import type { Text } from '#flows/model/affair.ts'
import type { Submission } from '#flows/draft/draft.ts'
import { lapseIn, promisedBy } from '#flows/plan/deferral.ts'
import { dueLabel, dueText } from '#flows/case/due.ts'
import { maskIdNumber } from '#flows/entries/identity.ts'
import { groupedNumber } from '#flows/entries/number-groups.ts'
import { agreedBy, slotText, whereText } from '#flows/appointment/appointment-words.ts'
import type { Appointments } from '#flows/appointment/appointment.ts'
import { traitsOf } from '#flows/case/case-traits.ts'
import { caseText } from '#flows/case/case-words.ts'
import type { AppliedItem, ApplicationOutline, OutlinedMaterial } from '../../applications/application.ts'
import { captured } from './form.ts'
import type { ReceiptRequest } from '../port.ts'
import { reasonsOnPaper, type ReasonsOnPaper } from './reasons-on-paper.ts'
import { momentText } from '#flows/time/written-dates.ts'
import { applicationNumber, caseNumber, deliveryModes, identifiedBy, provisions, scanToFollow } from './words.ts'

export interface ReceiptView {
  readonly kind: Submission['outcome']
  readonly title: Text
  /** Two or three words: 本机已收, 平台已受理, … */
  readonly state: Text
  readonly statement: Text
  readonly facts: readonly { readonly label: Text; readonly value: string | Text }[]
  readonly number: { readonly label: Text; readonly value: string }
  readonly items: readonly { readonly name: Text; readonly department: Text }[]
  /** 预约 of what is done in person. */
  readonly appointments: readonly AppointmentOnPaper[]
  readonly received: readonly { readonly name: Text; readonly provided: Text }[]
  /** By when each follows. */
  readonly promised: readonly { readonly name: Text; readonly byWhen: Text }[]
  /** Where it is taken; null: what follows is brought in person. */
  readonly supply: Text | null
  /** What happens if it does not come in time. */
  readonly lapse: Text
  readonly reasons: ReasonsOnPaper
  readonly headings: typeof headings
}

/** A time agreed, or who agrees it; where; what to bring. */
export interface AppointmentOnPaper {
  readonly item: Text
  readonly when: Text
  readonly where: string | null
  readonly onSite: Text | null
}

/** Said alike on the roll and on A4. */
const headings = {
  items: { zh: '申请事项', en: 'Items applied for' },
  appointments: { zh: '要到现场办的', en: 'To be done in person' },
  received: { zh: '已收材料', en: 'Documents received' },
  promised: { zh: '承诺后补的材料', en: 'Documents promised for later' },
  reasons: { zh: '需要处理的内容', en: 'What to do' },
  scan: scanToFollow,
} as const satisfies Readonly<Record<string, Text>>

/** The name of each outcome and what it means for the citizen. */
const outcomes: Readonly<
  Record<Submission['outcome'], { readonly title: Text; readonly state: Text; readonly statement: Text }>
> = {
  accepted: {
    title: { zh: '受理凭证', en: 'Proof of acceptance' },
    state: { zh: '平台已受理', en: 'Accepted by the platform' },
    statement: {
      zh: '您的申请已由政务服务平台受理。本凭证由自助终端打印，不代替受理单位出具的受理通知书。',
      en: 'The service platform has accepted your application. This slip is printed by the terminal and does not replace the notice of acceptance issued by the department.',
    },
  },
  queued: {
    title: { zh: '收件凭证', en: 'Proof of receipt' },
    state: { zh: '本机已收', en: 'Received by this terminal' },
    statement: {
      zh: '您的申请已由本终端收件并安全保存，将自动送达政务服务平台。本凭证非受理通知，是否受理以平台告知为准。',
      en: 'This terminal has received and safely stored your application and will send it to the platform by itself. This is not a notice of acceptance; the platform will tell you.',
    },
  },
  unknown: {
    title: { zh: '收件凭证', en: 'Proof of receipt' },
    state: { zh: '本机已收，送达待确认', en: 'Received, delivery being confirmed' },
    statement: {
      zh: '您的申请已由本终端收件并安全保存，正在与政务服务平台核对，请勿重复提交。本凭证非受理通知。',
      en: 'This terminal has received and safely stored your application and is checking with the platform. Please do not submit again. This is not a notice of acceptance.',
    },
  },
  returned: {
    title: { zh: '收件凭证', en: 'Proof of receipt' },
    state: { zh: '平台退回补正', en: 'Returned for completion' },
    statement: {
      zh: '政务服务平台请您补正下列内容后再次提交。本凭证非受理通知。',
      en: 'The platform asks you to complete the following and submit again. This is not a notice of acceptance.',
    },
  },
  held: {
    title: { zh: '收件凭证', en: 'Proof of receipt' },
    state: { zh: '平台未接收，待人工处理', en: 'Not taken by the platform, for staff to see to' },
    statement: {
      zh: '您的申请已由本终端收件并安全保存。政务服务平台没有接收，答复如下，工作人员处理后会再次发送，请勿重复提交。本凭证非受理通知，可凭本凭证到窗口查询。',
      en: 'This terminal has received and safely stored your application. The platform did not take it, with the answer below; staff will see to it and send it again. Please do not submit again. This is not a notice of acceptance; the service window can help.',
    },
  },
  closed: {
    title: { zh: '收件凭证', en: 'Proof of receipt' },
    state: { zh: '工作人员已结束', en: 'Ended by staff' },
    statement: {
      zh: '您的申请曾由本终端收件，工作人员已结束处理，本终端不会再发送，说明如下。需要继续办理，请到窗口。',
      en: 'This terminal had received your application. Staff have ended it, for the reason below; this terminal does not send it any more. To go on, see the service window.',
    },
  },
  refused: {
    title: { zh: '收件凭证', en: 'Proof of receipt' },
    state: { zh: '平台未受理', en: 'Not accepted' },
    statement: {
      zh: '政务服务平台未受理本次申请，原因如下。不予受理决定书由受理单位出具，您可以向窗口咨询。',
      en: 'The platform has not accepted this application, for the reasons below. The department issues the formal decision; the service window can help.',
    },
  },
}

/** Everybody who has signed, with what they are in this matter. */
function signedBy(signers: NonNullable<ApplicationOutline['signers']>): Text {
  const told = (language: keyof Text): readonly string[] =>
    signers.map(({ name, role, by }) => {
      const more = [role, by === 'paper' ? identifiedBy.paper : null].flatMap((text) => (text ? [text[language]] : []))
      if (more.length === 0) return name
      return language === 'zh' ? `${name}（${more.join('，')}）` : `${name} (${more.join(', ')})`
    })
  return { zh: told('zh').join('、'), en: told('en').join(', ') }
}

export function receiptView(request: ReceiptRequest): ReceiptView {
  const { submission, application, appointments, delivery } = request
  const { applicant, items, materials, signers = [] } = application
  return {
    kind: submission.outcome,
    ...outcomes[submission.outcome],
    number:
      submission.outcome === 'accepted'
        ? { label: caseNumber, value: groupedNumber(submission.caseNumber) }
        : { label: applicationNumber, value: groupedNumber(submission.applicationId) },
    facts: [
      // The name in full: a receipt with a masked name proves nothing for its holder, and a rare name must be seen to
      // be right. The number is masked.
      { label: { zh: '申请人', en: 'Applicant' }, value: applicant.name },
      { label: { zh: '证件号码', en: 'ID number' }, value: maskIdNumber(applicant.idNumber) },
      ...(signers.length > 1 ? [{ label: { zh: '已签名', en: 'Signed by' }, value: signedBy(signers) }] : []),
      { label: { zh: '收件时间', en: 'Received' }, value: momentText(submission.sealedAt) },
      ...(submission.outcome === 'accepted'
        ? [
            { label: { zh: '受理时间', en: 'Accepted' }, value: momentText(submission.acceptedAt) },
            { label: applicationNumber, value: groupedNumber(submission.applicationId) },
          ]
        : []),
      ...(submission.outcome === 'accepted' && submission.dueDate !== undefined
        ? [{ label: dueLabel, value: dueText(submission.dueDate) }]
        : []),
      ...(delivery ? [{ label: { zh: '结果领取', en: 'Results' }, value: deliveryModes[delivery.mode] }] : []),
    ],
    items: items.map(({ name, department }) => ({ name, department })),
    appointments:
      traitsOf(submission.outcome).taken === 'no' ? [] : items.flatMap((item) => onPaperOf(item, appointments)),
    received: materials.flatMap(({ name, provided }) =>
      provided.by === 'promised' ? [] : [{ name, provided: provision(provided) }],
    ),
    promised: materials.flatMap(({ name, provided }) =>
      provided.by === 'promised' ? [{ name, byWhen: promisedBy(provided) }] : [],
    ),
    supply: materials.some(({ provided }) => provided.by === 'promised' && provided.onSite !== true)
      ? caseText('now.supply.later')
      : null,
    lapse: lapseIn(request.district),
    reasons: reasonsOnPaper(reasonsOf(submission)),
    headings,
  }
}

function onPaperOf(
  { id, name, department, byAppointment, onSite }: AppliedItem,
  held: Appointments,
): AppointmentOnPaper[] {
  if (byAppointment !== true) return []
  const appointment = held[id]
  return [
    {
      item: name,
      when: appointment === undefined ? agreedBy(department) : slotText(appointment.start),
      where: appointment === undefined ? null : whereText(appointment),
      onSite: onSite ?? null,
    },
  ]
}

function reasonsOf(submission: Submission): readonly string[] {
  if ('reasons' in submission) return submission.reasons.map(({ text }) => text)
  return 'message' in submission && submission.message !== undefined ? [submission.message] : []
}

function provision(provided: Exclude<OutlinedMaterial['provided'], { readonly by: 'promised' }>): Text {
  return provided.by === 'captured' ? captured(provided.pages) : provisions[provided.by]
}
