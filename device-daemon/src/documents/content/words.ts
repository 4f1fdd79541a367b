/** Texts of the documents that do not come from an affair: labels, kinds, statements, in both languages. */
import type { Text } from '#flows/model/affair.ts'
import type { FieldOrigin } from '#flows/draft/draft.ts'
import { sourceNames } from '#flows/faces/sources.ts'

const text = (zh: string, en: string): Text => ({ zh, en })

export { atOnce, decidedByAcceptance, deliveryModes, feeToldAtWindow, workingDays } from '#flows/faces/shown-words.ts'

/** 免提交 on a receipt: whether it came from shared data or a licence matters only to the platform. */
export const provisions = {
  fetched: text('共享或电子证照，免提交', 'held by the platform, nothing to hand in'),
  form: sourceNames.form,
}

export const origins: Readonly<Record<FieldOrigin, Text>> = {
  idCard: text('证', 'card'),
  shared: text('享', 'shared'),
  citizen: text('填', 'filled'),
}

/** How somebody who signs was identified. */
export const identifiedBy: Readonly<Record<'card' | 'phone' | 'paper', Text>> = {
  card: text('身份证核验', 'by their identity card'),
  phone: text('手机扫码核验', 'by phone sign-in'),
  paper: text('在纸上签', 'on paper'),
}

export const yesNo: Readonly<Record<string, Text>> = { yes: text('是', 'yes'), no: text('否', 'no') }

/** Who signs for an applicant that is not here. */
export const agentOfApplicant = text('申请人的受托人', 'Agent of the applicant')

export const withoutTelephone = text('没有电话', 'none')

export const sexes: Readonly<Record<string, Text>> = {
  male: text('男', 'male'),
  female: text('女', 'female'),
  unknown: text('未说明', 'not stated'),
}

export const producedHere = (item: Text): Text =>
  text(`由“${item.zh}”办好后自动转用，不用您交`, `comes by itself from item: ${item.en}`)

export const applicationNumber = text('申请编号', 'Application no.')
export const caseNumber = text('办件编号', 'Case no.')

/** Beside the code of a 一次性告知书. */
export const scanToGoOn = text('下次来扫这里，从这一步接着办', 'Scan this next time to go on from here')
export const scanToFollow = text('扫码查询办理进度', 'Scan to follow the case')

export const inquiry = {
  consultation: text('咨询电话', 'Enquiries'),
  complaint: text('监督投诉电话', 'Complaints'),
}
