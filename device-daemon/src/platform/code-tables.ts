/**
 * Codes that differ between provinces, each table complete and with a name. The default is the national standard; a
 * province that differs gets its own table here, with a test, never an `if` in the client.
 *
 * Tables for writing map our word to the code; tables for reading map the code to our word, because several codes may
 * mean the same.
 */
import type { PlatformStanding } from '#flows/case/case-traits.ts'
import type { CaseItemState } from '#flows/case/case.ts'
import type { DeliveryMode } from '#flows/model/affair.ts'
import type { Evaluation, Identity } from '#flows/draft/draft.ts'

export interface CodeTables {
  /** 满意度. Our scale: 5 非常满意 … 1 非常不满意. */
  readonly satisfaction: Readonly<Record<Evaluation['satisfaction'], string>>
  /** 办件类型. */
  readonly caseType: Readonly<Record<'immediate' | 'promised', string>>
  /** 证件类型 of a 居民身份证. */
  readonly residentIdCard: string
  readonly delivery: Readonly<Record<DeliveryMode, string>>
  /** 性别. */
  readonly sex: Readonly<Record<Identity['sex'], string>>
  /** 评价渠道: 大厅其他终端, a terminal in the hall. */
  readonly evaluationChannel: string
  /** 办件状态, for reading. */
  readonly caseState: Readonly<Record<string, PlatformStanding>>
  /** 事项状态, for reading. */
  readonly itemState: Readonly<Record<string, CaseItemState>>
}

/** GB/T 39046—2020 appendix A (满意度 1 = 非常满意, 办件类型 1 = 即办), GA/T 2000.156, GB/T 2261.1, 国家好差评 pf. */
export const nationalCodes: CodeTables = {
  satisfaction: { 5: '1', 4: '2', 3: '3', 2: '4', 1: '5' },
  caseType: { immediate: '1', promised: '2' },
  residentIdCard: '111',
  delivery: { window: 'window', post: 'post', locker: 'locker', electronic: 'electronic' },
  sex: { unknown: '0', male: '1', female: '2' },
  evaluationChannel: '5',
  caseState: {
    accepted: 'accepted',
    processing: 'processing',
    suspended: 'suspended',
    returned: 'returned',
    refused: 'refused',
    partlyDone: 'partlyDone',
    done: 'done',
  },
  itemState: {
    waiting: 'waiting',
    handling: 'handling',
    suspended: 'suspended',
    approved: 'approved',
    rejected: 'rejected',
    cancelled: 'cancelled',
  },
}

/** 浙江样式: the scale of 满意度 is reversed (1 = 非常不满意), and 承诺件 is 1, 即办件 2. */
export const zhejiangCodes: CodeTables = {
  ...nationalCodes,
  satisfaction: { 5: '5', 4: '4', 3: '3', 2: '2', 1: '1' },
  caseType: { immediate: '2', promised: '1' },
}

/** 广东好差评: the code of 身份证 is 10. */
export const guangdongCodes: CodeTables = { ...nationalCodes, residentIdCard: '10' }

/** By the name used in the profile (`platform.codes`). */
export const codeTables = { national: nationalCodes, zhejiang: zhejiangCodes, guangdong: guangdongCodes } as const
export type CodeTableName = keyof typeof codeTables
export const codeTableNames = Object.keys(codeTables) as [CodeTableName, ...CodeTableName[]]

/**
 * The meaning of a code; undefined if the table does not have it. Inherited names such as `constructor` are not found.
 */
export const wordOf = <W>(table: Readonly<Record<string, W>>, code: string): W | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined

/** The key for a code; null if the table does not have it. */
export function meaning<K extends string>(table: Readonly<Record<K, string>>, code: string): K | null {
  for (const key of Object.keys(table) as K[]) if (table[key] === code) return key
  return null
}
