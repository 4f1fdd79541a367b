/**
 * 草稿: what the citizen has told us so far and what was fetched for them. It is the source of truth of a journey; the
 * statechart only follows it. Kept in the daemon's memory for the session and nowhere else. Plain data: JSON in, JSON
 * out.
 *
 * It has two parts. The citizen's part (`CitizenPart`) is sent by the UI as patches; the terminal's part (identity,
 * fetched data, pages, signatures, submission) is written by the daemon only, so that no page can claim to be somebody.
 */
import type { DeliveryMode } from '../model/affair.ts'
import type { Appointments } from '../appointment/appointment.ts'
import type { Told } from '../notice/told.ts'
import type { Went } from './went.ts'

/** 身份信息 read from the card or given by the platform's sign-in. Dates `YYYY-MM-DD`. */
export interface Identity {
  readonly source: 'idCard' | 'qrSignIn'
  readonly name: string
  /** 公民身份号码, 18 characters, upper-case X. */
  readonly idNumber: string
  readonly sex: 'male' | 'female' | 'unknown'
  readonly ethnicity?: string
  readonly birthDate: string
  readonly address?: string
  readonly issuer?: string
  readonly validFrom?: string
  /** `null`: 长期. */
  readonly validUntil?: string | null
}

/** 人证比对. `notCompared`: no comparer is configured, or the photo cannot be decoded. */
export type FaceComparison = 'match' | 'mismatch' | 'notCompared'

export type FieldOrigin = 'idCard' | 'shared' | 'citizen'
/** `select`, text …: one string; `multiselect`: option ids; `switch`: 'yes' | 'no'. */
export type FieldValue = string | readonly string[]

/**
 * A page photographed under the document camera (or fetched). The picture itself stays in the daemon; `page` is its
 * opaque id.
 */
export interface MaterialPage {
  readonly page: string
  /** Variance-of-Laplacian sharpness, 0 … 1, and whether it is good enough to read. */
  readonly sharpness: number
  readonly sharp: boolean
}

/**
 * The state of one material. `fetched`: the platform has it; `unavailable`: it has not, a department has returned it,
 * it is made out to another
 * name, or asking for it went wrong; `captured`: photographed; `promised`: 容缺, to be handed in later.
 */
export type MaterialState =
  | {
      readonly status: 'fetched'
      readonly licenceNumber?: string
      readonly issuer?: string
      readonly validUntil?: string
    }
  | {
      readonly status: 'unavailable'
      readonly reason: 'notFound' | 'returned' | 'otherName' | Exclude<Went, 'online'>
    }
  | { readonly status: 'captured'; readonly pages: readonly MaterialPage[] }
  | { readonly status: 'promised' }

/** One of several people or enterprises that the platform links to the applicant in the same role. */
export interface Candidate {
  readonly id: string
  /** `dataset.key` → value. */
  readonly values: Readonly<Record<string, string>>
}

/** Which of them is meant is the citizen's to say, never the first one's. */
export interface Several {
  /** Whose data and licences: a party of the affair, which is also the name of the data set about it. */
  readonly role: string
  readonly among: readonly Candidate[]
  /** Absent: not said yet; null: none of these. */
  readonly meant?: string | null
}

export interface Delivery {
  readonly mode: DeliveryMode
  readonly receiver?: string
  readonly mobile?: string
  readonly address?: string
}

/** 好差评 GB/T 39735: 5 非常满意 … 1 非常不满意 (the adapter converts to the platform's own direction). */
export interface Evaluation {
  readonly satisfaction: 1 | 2 | 3 | 4 | 5
  readonly remarks: readonly string[]
}

/** Of one who signs the 申请表: how they were identified for it, and whether they have signed. */
export type Signing =
  /** `signedAt`: ISO 8601; null: identified, not signed yet. */
  | { readonly by: 'card' | 'phone'; readonly signedAt: string | null }
  /** Signed on paper: the pages photographed here, by what they are of (`papers.ts`). */
  | { readonly by: 'paper'; readonly papers: Readonly<Record<string, readonly MaterialPage[]>> }

/** What became of the application. `queued`: 本机已收, the terminal sends it later by itself. */
export type Submission =
  | { readonly outcome: 'queued'; readonly applicationId: string; readonly sealedAt: string }
  | {
      readonly outcome: 'accepted'
      readonly applicationId: string
      readonly sealedAt: string
      readonly caseNumber: string
      readonly acceptedAt: string
      readonly dueDate?: string
      /** 容缺补交: it came after its day. */
      readonly late?: true
    }
  | {
      readonly outcome: 'returned'
      readonly applicationId: string
      readonly sealedAt: string
      readonly caseNumber: string
      readonly reasons: readonly ReturnReason[]
    }
  | {
      readonly outcome: 'refused'
      readonly applicationId: string
      readonly sealedAt: string
      readonly reasons: readonly ReturnReason[]
    }
  | { readonly outcome: 'unknown'; readonly applicationId: string; readonly sealedAt: string }
  /**
   * The platform does not accept it as it is: staff deal with it, then the platform is asked again. `message`: the
   * platform's words.
   */
  | { readonly outcome: 'held'; readonly applicationId: string; readonly sealedAt: string; readonly message?: string }
  /** Staff have closed it: there is no case, and it is not sent again. `message`: the words of staff. */
  | { readonly outcome: 'closed'; readonly applicationId: string; readonly sealedAt: string; readonly message?: string }

/** Reason of a 补正 or 不予受理; `material` or `field` says what to correct. */
export interface ReturnReason {
  readonly text: string
  readonly material?: string
  readonly field?: string
}

/**
 * One of the persons or things that a repeating group asks about. `id` is assigned when the row is added and never
 * reused in the session; `self`: the row is the applicant, whose identity takes the place of a card's.
 */
export interface Row {
  readonly id: string
  readonly self?: boolean
  /** Field id → value, as in `CitizenPart.values`. */
  readonly values: Readonly<Record<string, FieldValue>>
}

/** The part written by the citizen through the UI. */
export interface CitizenPart {
  /** Question id → chosen option ids (one for a single choice). */
  readonly answers: Readonly<Record<string, readonly string[]>>
  /** Item id → wanted or not; only for items the citizen decided on, the others have the plan's default. */
  readonly choice: Readonly<Record<string, boolean>>
  /**
   * Field id → value, for what the citizen typed or chose. Overrides what card or platform provide only if the field is
   * `editable`.
   */
  readonly values: Readonly<Record<string, FieldValue>>
  /** Repeating group id → its rows, in order. */
  readonly rows: Readonly<Record<string, readonly Row[]>>
  /** Ids of the materials promised for later (容缺). */
  readonly promised: readonly string[]
  /** Numbers whose check digit does not fit and that the citizen has looked at again and confirmed. */
  readonly confirmed: readonly string[]
  /** Ids of the steps the citizen has passed (`Step.id`), so that a confirmed step is not shown again. */
  readonly passed: readonly string[]
}

/** The part written by the daemon. */
export interface TerminalPart {
  /** `YYYY-MM-DD` in Beijing when the session began, by the daemon's clock; null: not known. */
  readonly today: string | null
  /** The working days after it, as far as they are arranged: what is handed in later is due on one of them. */
  readonly workdays: readonly string[]
  readonly identity: Identity | null
  readonly face: FaceComparison | null
  /** Repeating group id → row id → identity read from the card for that row. */
  readonly persons: Readonly<Record<string, Readonly<Record<string, Identity>>>>
  /** `dataset.key` → value, fetched after identification. */
  readonly shared: Readonly<Record<string, string>>
  /** How asking for it went; null: not asked yet. */
  readonly sharedWent: Went | null
  /** Found with the shared data and licences, in the order in which the citizen is asked. */
  readonly several: readonly Several[]
  readonly materials: Readonly<Record<string, MaterialState>>
  /** Who was identified to sign, and who has signed: by the signer's id (`signers.ts`). */
  readonly signatures: Readonly<Record<string, Signing>>
  readonly submission: Submission | null
  /** 补正: the 办件编号 of the returned case that this application mends. */
  readonly corrects: string | null
  /** 接着办: what the printed 一次性告知书 told, with which the journey began; null: it began anew. */
  readonly takenUp: Told | null
  /** 预约, as the platform has confirmed it. */
  readonly appointments: Appointments
  readonly delivery: Delivery | null
  readonly evaluated: boolean
}

export interface Draft extends CitizenPart, TerminalPart {
  readonly affair: { readonly id: string; readonly version: string }
}

/** A change of the citizen's part: members present are replaced as a whole, absent ones stay. */
export type CitizenPatch = Partial<CitizenPart>

export function emptyDraft(
  affair: { readonly id: string; readonly version: string },
  today: string | null = null,
  workdays: readonly string[] = [],
): Draft {
  return {
    affair: { id: affair.id, version: affair.version },
    answers: {},
    choice: {},
    values: {},
    rows: {},
    promised: [],
    confirmed: [],
    passed: [],
    today,
    workdays,
    identity: null,
    face: null,
    persons: {},
    shared: {},
    sharedWent: null,
    several: [],
    materials: {},
    signatures: {},
    submission: null,
    corrects: null,
    takenUp: null,
    appointments: {},
    delivery: null,
    evaluated: false,
  }
}

/**
 * The draft when somebody else takes the place of the person identified before. What was asked before anybody was known
 * stays: answers and chosen items say what the matter is. What was typed, promised, fetched, photographed or handed in
 * by the first person is not the other's.
 */
export function forAnother({ affair, today, workdays, answers, choice, passed }: Draft): Draft {
  const kept = passed.filter((step) => /^(?:guide|notice|question\..+)$/.test(step))
  return { ...emptyDraft(affair, today, workdays), answers, choice, passed: kept }
}
