/**
 * The kinds of devices a terminal may have, and the names of their causes and supplies. This is the only list: the
 * daemon's drivers, the profile, the status and the UI's texts are derived from it.
 *
 * `name`: shown to citizens. `causes`: failure codes that tell why the device cannot work now, besides `deviceAbsent`
 * and `deviceFault`, which every kind has. `supplies`: what gets used up in it.
 */
import type { FailureCode } from './codes.ts'

interface Name {
  readonly zh: string
  readonly en: string
}

interface DeviceWords {
  readonly name: Name
  readonly causes: readonly FailureCode[]
  readonly supplies: Readonly<Record<string, Name>>
}

const paper = { zh: '纸', en: 'paper' }
const toner = { zh: '碳粉', en: 'toner' }

export const devices = {
  idCard: { name: { zh: '身份证阅读器', en: 'ID card reader' }, causes: [], supplies: {} },
  receiptPrinter: {
    name: { zh: '小票打印机', en: 'receipt printer' },
    causes: ['paperOut', 'paperJam', 'coverOpen'],
    supplies: { paper },
  },
  documentPrinter: {
    name: { zh: 'A4 打印机', en: 'A4 printer' },
    causes: ['paperOut', 'paperJam', 'coverOpen', 'tonerEmpty'],
    supplies: { paper, toner },
  },
  documentCamera: { name: { zh: '拍材料的摄像头', en: 'document camera' }, causes: [], supplies: {} },
  faceCamera: { name: { zh: '正面摄像头', en: 'face camera' }, causes: [], supplies: {} },
  scanner: { name: { zh: '扫码器', en: 'scanner' }, causes: [], supplies: {} },
} as const satisfies Readonly<Record<string, DeviceWords>>

export type DeviceKind = keyof typeof devices

/** Further details for the attendant, by kind; never personal data. A kind without an entry has none. */
export interface DeviceDetails {
  /** Number of the security module (SAM), e.g. `05.03-20230101-0000123456-1234567890`. */
  readonly idCard: { readonly samNumber: string }
  readonly documentPrinter: { readonly makeAndModel: string }
}

type Words<K extends DeviceKind> = (typeof devices)[K]

export type DeviceCause<K extends DeviceKind = DeviceKind> = 'deviceAbsent' | 'deviceFault' | Words<K>['causes'][number]
export type Supply<K extends DeviceKind = DeviceKind> = K extends DeviceKind
  ? keyof Words<K>['supplies'] & string
  : never
export type DeviceDetail<K extends DeviceKind = DeviceKind> = K extends keyof DeviceDetails ? DeviceDetails[K] : never
