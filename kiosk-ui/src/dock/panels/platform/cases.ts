/** What the demo platform reports about itself and the cases it has received. */
import type { Fault } from '../../standing.ts'

export interface PlatformState {
  readonly up: boolean
  readonly url: string
  readonly personality: { readonly name: string }
  readonly faults: readonly Fault[]
  readonly signInsWaiting: readonly string[]
}

export interface StoredFile {
  readonly type: string
  readonly base64: string
}

export interface CaseItem {
  readonly itemId: string
  readonly name: string
  readonly departmentName: string
  readonly state: string
  readonly result?: { readonly name: string; readonly number: string }
}
export interface Case {
  readonly caseNumber: string
  readonly applicationId: string
  readonly state: string
  readonly acceptedAt: string
  readonly dueDate: string
  /** ms since the epoch. */
  readonly receivedAt: number
  readonly reasons: readonly { readonly text: string }[]
  readonly items: readonly CaseItem[]
  readonly history: readonly { readonly at: number; readonly act: string; readonly itemId?: string }[]
  readonly delivery: {
    readonly mode: string
    readonly receiver?: string
    readonly mobile?: string
    readonly address?: string
  } | null
  readonly evaluations: Readonly<Record<string, { readonly satisfaction: string }>>
  readonly application: {
    readonly affair: { readonly name: string }
    readonly applicant: { readonly name: string; readonly idNumber: string }
    readonly answers: Readonly<Record<string, readonly string[]>>
    readonly form: Readonly<Record<string, string | readonly string[]>>
    readonly materials: readonly {
      readonly materialId: string
      readonly name: string
      readonly submission: string
      readonly certificateNumber?: string
      readonly files: readonly string[]
    }[]
    readonly signature: { readonly file?: string }
    readonly formFile: string
  }
  /** By digest; only if requested. */
  readonly files?: Readonly<Record<string, StoredFile>>
}
