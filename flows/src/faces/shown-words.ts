/** Times, and the ways results are handed over, in the words of paper and guides. */
import type { DeliveryMode, Item, Text } from '../model/affair.ts'

const text = (zh: string, en: string): Text => ({ zh, en })

/** Said in place of a promised time that nobody here has confirmed. */
export const decidedByAcceptance = text('以受理通知书为准', 'see acceptance notice')
/** Said in place of a fee that is only inferred. */
export const feeToldAtWindow = text('以窗口告知为准', 'told at the window')

export const atOnce = text('当场办结', 'at once')
export const workingDays = (days: number): Text =>
  days === 0 ? atOnce : text(`${days} 个工作日`, days === 1 ? '1 working day' : `${days} working days`)

export const deliveryModes: Readonly<Record<DeliveryMode, Text>> = {
  window: text('大厅窗口领取', 'at the service window'),
  post: text('政务邮寄', 'by post'),
  locker: text('自助取件柜', 'from the pickup locker'),
  electronic: text('电子证照', 'electronically'),
}

/** 行使层级 */
export const levels: Readonly<Record<Item['level'], Text>> = {
  county: text('县级', 'county'),
  city: text('市级', 'city'),
  province: text('省级', 'province'),
  town: text('乡镇（街道）', 'township'),
}

/** How far an item goes at the terminal. */
export const reaches: Readonly<Record<Item['atTerminal'], Text>> = {
  whole: text('全程可在终端办', 'all of it at the terminal'),
  preApply: text('终端预填预审，还要到现场', 'filled in and examined beforehand, then in person'),
  appointment: text('终端申请，约好时间到现场办', 'applied for at the terminal, done in person'),
}
