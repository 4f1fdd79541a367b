/**
 * The platform's data: cases, files, idempotency keys. In memory, and also in one file if it is to survive a restart.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export interface Reason {
  readonly text: string
  readonly materialId?: string
  readonly fieldId?: string
}

export type ItemState = 'waiting' | 'handling' | 'suspended' | 'approved' | 'rejected' | 'cancelled'

/** What happened to an item, and the department's message to the applicant. */
export interface ItemEvent {
  /** ms since the epoch. */
  readonly at: number
  readonly state: ItemState
  readonly note?: string
}

/** 预约 as the contract writes it. */
export interface HeldSlot {
  readonly slotId: string
  readonly start: string
  readonly end: string
  readonly place: string
  readonly address: string
}

export interface CaseItem {
  readonly itemId: string
  readonly name: string
  readonly departmentName: string
  /** Items of one stage run side by side, stages one after the other. */
  readonly stage: number
  /** `YYYYMMDD` */
  readonly dueDate?: string
  state: ItemState
  /** Oldest first. */
  readonly events: ItemEvent[]
  appointment?: HeldSlot
  result?: { readonly name: string; readonly number: string }
}

/** 申报 as received, already checked by the contract's schema; only the members the platform uses are declared. */
export interface CaseApplication {
  readonly applicationId: string
  readonly affair: { readonly id: string; readonly name: string }
  readonly applicant: { readonly name: string; readonly idNumber: string }
  readonly corrects?: string
  /** `YYYYMMDDThhmmss` */
  readonly appliedAt: string
  readonly regionCode: string
  readonly deviceId: string
  readonly promisedWorkingDays: number
  readonly items: readonly {
    readonly itemId: string
    readonly implementationCode?: string
    readonly name: string
    readonly departmentName: string
  }[]
  readonly stages: readonly (readonly string[])[]
  readonly materials: readonly {
    readonly materialId: string
    readonly name: string
    readonly submission: string
    readonly dueDate?: string
    readonly files: readonly string[]
  }[]
  readonly signature: { readonly file?: string }
  readonly signatures?: readonly { readonly files?: readonly string[] }[]
  readonly formFile: string
}

/** Every file a case refers to: what must be held before it is opened. */
export const filesOf = ({ formFile, signature, signatures = [], materials }: CaseApplication): readonly string[] => [
  formFile,
  ...(signature.file === undefined ? [] : [signature.file]),
  ...signatures.flatMap(({ files = [] }) => files),
  ...materials.flatMap(({ files }) => files),
]

/** A step of a case, by the departments themselves or by an act of the dock; for whoever watches the platform. */
export interface CaseStep {
  /** ms since the epoch. */
  readonly at: number
  readonly act: string
  /** Absent: the whole case. */
  readonly itemId?: string
}

/** 容缺补交 as received, already checked by the contract's schema. */
export interface Supplement {
  readonly supplementId: string
  readonly person: { readonly name: string; readonly idNumber: string }
  /** `YYYYMMDDThhmmss` */
  readonly suppliedAt: string
  readonly materialId: string
  readonly submission: string
  readonly certificateNumber?: string
  readonly files: readonly string[]
}

export interface TakenSupplement {
  readonly supplement: Supplement
  /** SM3 of the body. */
  readonly fingerprint: string
  readonly decision: 'accepted' | 'returned' | 'refused'
  /** `YYYYMMDDThhmmss` */
  readonly acceptedAt: string
  readonly late: boolean
  readonly reasons: readonly Reason[]
}

export interface Case {
  readonly caseNumber: string
  readonly applicationId: string
  decision: 'accepted' | 'returned' | 'refused'
  readonly acceptedAt: string
  readonly dueDate: string
  reasons: readonly Reason[]
  readonly items: CaseItem[]
  readonly application: CaseApplication
  /** 补正: the returned case that this one goes on with, and the newest that goes on with this one. */
  readonly corrects?: string
  correctedBy?: string
  readonly receivedAt: number
  /** 容缺补交, in the order of coming. */
  readonly supplements: TakenSupplement[]
  delivery: unknown
  readonly evaluations: Record<string, unknown>
  /** Oldest first. */
  readonly history: CaseStep[]
}

export interface StoredFile {
  readonly digest: string
  readonly type: string
  readonly base64: string
}

export interface KeptAnswer {
  readonly key: string
  /** SM3 of the body. */
  readonly fingerprint: string
  /** As it was given, whatever has become of the case. */
  readonly answer: unknown
  readonly at: number
}

export interface Registry {
  readonly cases: Case[]
  readonly files: Map<string, StoredFile>
  readonly keys: Map<string, KeptAnswer>
  caseByNumber(caseNumber: string): Case | undefined
  caseOf(applicationId: string): Case | undefined
  addCase(added: Case): void
  /** Must be called after every change. */
  save(): void
}

/** `path` undefined: in memory only. */
export function openRegistry(path: string | undefined): Registry {
  const stored = path === undefined ? null : readJson(path)
  const cases = stored?.cases ?? []
  const files = new Map(stored?.files.map((file) => [file.digest, file]))
  const keys = new Map(stored?.keys.map((key) => [key.key, key]))
  const byNumber = new Map(cases.map((each) => [each.caseNumber, each]))
  const byApplication = new Map(cases.map((each) => [each.applicationId, each]))
  return {
    cases,
    files,
    keys,
    caseByNumber: (caseNumber) => byNumber.get(caseNumber),
    caseOf: (applicationId) => byApplication.get(applicationId),
    addCase(added) {
      cases.push(added)
      byNumber.set(added.caseNumber, added)
      // The first one stays findable; if there are ever two, a test finds both in `cases`.
      if (!byApplication.has(added.applicationId)) byApplication.set(added.applicationId, added)
    },
    save() {
      if (path === undefined) return
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(
        `${path}.new`,
        JSON.stringify({ cases, files: [...files.values()], keys: [...keys.values()] } satisfies Snapshot),
      )
      renameSync(`${path}.new`, path)
    },
  }
}

interface Snapshot {
  readonly cases: Case[]
  readonly files: StoredFile[]
  readonly keys: KeptAnswer[]
}

function readJson(path: string): Snapshot | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Snapshot
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
