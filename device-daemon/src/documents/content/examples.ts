/**
 * Complete document requests of a synthetic person for the real catalogue: for tests, the bench and viewing the pages.
 */
import { join } from 'node:path'
import type { Affair, Field } from '#flows/model/affair.ts'
import { parseAffair, parseDistrict, readLibrary, type Parsed } from '#flows/catalogue.ts'
import type { District } from '#flows/model/district.ts'
import { byAppointment } from '#flows/appointment/by-appointment.ts'
import { emptyDraft } from '#flows/draft/draft.ts'
import type { Draft, FieldValue, Identity, MaterialState, Submission } from '#flows/draft/draft.ts'
import { fillForm, type FilledField } from '#flows/draft/fields.ts'
import { idCheckDigit } from '#flows/entries/identity.ts'
import { madeHere } from '#flows/draft/made-here.ts'
import { toldBy } from '#flows/notice/telling.ts'
import { plan } from '#flows/plan/plan.ts'
import { createNoticeCodes } from '../../notices/notice-codes.ts'
import type { CaseProgress, CaseStanding } from '#flows/case/case.ts'
import type { OutlinedMaterial } from '../../applications/application.ts'
import { inPersonOf } from '../../cases/appointments.ts'
import { readSources } from '../../catalogue/sources.ts'
import type {
  ExplanationRequest,
  FormRequest,
  MaterialRequest,
  NoticeRequest,
  ReceiptRequest,
  SupplementRequest,
} from '../port.ts'

/** Of a district that is none. */
const noticeCodes = createNoticeCodes(Buffer.alloc(32, 9))
const root = join(import.meta.dirname, '../../../..')

function examples(): { readonly affairs: ReadonlyMap<string, Affair>; readonly district: District } {
  const sources = readSources({ flows: join(root, 'flows'), calendar: join(root, 'assets/calendar') }, '410902')
  const { library } = readLibrary(sources.library)
  const district = good(sources.district && parseDistrict(sources.district.text, sources.district.file))
  const affairs = [...sources.affairs].map(
    ([id, { text, file }]) => [id, good(parseAffair(text, file, library, district))] as const,
  )
  return { affairs: new Map(affairs), district }
}

function good<T>(parsed: Parsed<T> | null): T {
  if (parsed?.ok !== true) throw new Error('the catalogue cannot be read: npm run flows -- lint')
  return parsed.value
}

let loaded: ReturnType<typeof examples> | null = null
const catalogue = (): ReturnType<typeof examples> => (loaded ??= examples())

/** Every service of the catalogue, so that a new one is covered without being named here. */
export const exampleAffairs = (): readonly string[] => [...catalogue().affairs.keys()]
export function exampleAffair(id: string): Affair {
  const affair = catalogue().affairs.get(id)
  if (affair === undefined) throw new Error(`no affair "${id}"`)
  return affair
}
export const exampleDistrict = (): District => catalogue().district

export const examplePerson = (name = '王㛃䶮'): Identity => ({
  source: 'idCard',
  name,
  idNumber: `41099919880312002${idCheckDigit('41099919880312002')}`,
  sex: 'female',
  ethnicity: '汉',
  birthDate: '1988-03-12',
  address: '河南省濮阳市华龙区人民路街道示范小区1号楼2单元301室',
  issuer: '濮阳市公安局华龙分局',
  validFrom: '2018-05-01',
  validUntil: '2038-05-01',
})

export interface ExampleOptions {
  readonly affair?: string
  readonly language?: 'zh' | 'en'
  readonly name?: string
  readonly values?: Readonly<Record<string, FieldValue>>
  /** Index of the option chosen in every question, or by the question's own. */
  readonly take?: number | ((question: number) => number)
}

function common({ affair: id = 'n13-after-death', language = 'zh', take = 0 }: ExampleOptions): {
  readonly affair: Affair
  readonly district: District
  readonly plan: ReturnType<typeof plan>
  readonly answers: Draft['answers']
  readonly language: 'zh' | 'en'
  readonly printedAt: string
  readonly terminal: string
} {
  const affair = exampleAffair(id)
  const district = exampleDistrict()
  const answers = Object.fromEntries(
    affair.questions.map((question, at) => {
      const open = question.options.filter((option) => option.block === undefined)
      const wanted = typeof take === 'number' ? take : take(at) % open.length
      return [question.id, [open[Math.min(wanted, open.length - 1)]?.id ?? '']]
    }),
  )
  return {
    affair,
    district,
    plan: plan(affair, district, { answers, choice: {} }),
    answers,
    language,
    printedAt: '2026-11-22T01:30:00Z',
    terminal: 'HL-DT-03',
  }
}

export function exampleNotice(options: ExampleOptions = {}): NoticeRequest {
  const request = common(options)
  const code = noticeCodes.print(toldBy(request.affair, request.district, request.plan))
  return { document: 'notice', dueBy: null, workdays: [], code, ...request }
}

export function exampleForm(options: ExampleOptions = {}): FormRequest {
  const frame = common(options)
  const draft = exampleDraft(frame, options)
  const strokes = [0.15, 0.4, 0.68].map((left) =>
    Array.from(
      { length: 24 },
      (_, index) =>
        [
          left + 0.16 * (index / 24),
          0.5 + 0.3 * Math.sin(index / 3 + left * 9),
          index * 12,
          0.3 + 0.02 * index,
        ] as const,
    ),
  )
  const written = { applicant: { strokes, signedAt: '2026-11-22T01:29:00Z' } }
  return { document: 'form', ...frame, draft, written, marked: null }
}

/** Every material of an application that the terminal makes, signed by everybody. */
export function exampleMade(options: ExampleOptions = {}): readonly MaterialRequest[] {
  const form = exampleForm(options)
  const written = form.written['applicant'] ?? { strokes: [], signedAt: '' }
  const rows = form.plan.form.flatMap(({ group }) =>
    (form.draft.rows[group.id] ?? []).map(({ id }) => `${group.party ?? ''}/${id}`),
  )
  const everybody = Object.fromEntries(['applicant', ...rows].map((signer) => [signer, written]))
  return madeHere(form.plan, form.draft).map((material) => ({
    ...form,
    document: 'material',
    material,
    written: everybody,
    marked: null,
  }))
}

export const exampleSubmission = {
  accepted: {
    outcome: 'accepted',
    applicationId: '01JDB3V6T2Q8N4',
    sealedAt: '2026-11-22T01:29:20Z',
    caseNumber: '4109020026112200000000000000000000000000017',
    acceptedAt: '2026-11-22T01:29:22Z',
    dueDate: '2026-12-04',
  },
  queued: { outcome: 'queued', applicationId: '01JDB3V6T2Q8N4', sealedAt: '2026-11-22T01:29:20Z' },
  returned: {
    outcome: 'returned',
    applicationId: '01JDB3V6T2Q8N4',
    sealedAt: '2026-11-22T01:29:20Z',
    caseNumber: '4109020026112200000000000000000000000000017',
    reasons: [{ text: '死亡证明照片不清晰，请重新拍摄' }],
  },
} as const satisfies Record<string, Submission>

const exampleAppointment = {
  slot: 's-1',
  start: '2026-11-30T09:00:00+08:00',
  end: '2026-11-30T09:30:00+08:00',
  place: '华龙区民政局婚姻登记处',
  address: '河南省濮阳市华龙区示范路1号',
}

export function exampleReceipt(options: ExampleOptions & { readonly submission?: Submission } = {}): ReceiptRequest {
  const { affair, district, language, printedAt, terminal, ...rest } = common(options)
  const { items, materials, stages } = rest.plan
  const draft = exampleDraft({ affair, district, language, printedAt, terminal, ...rest }, options)
  return {
    document: 'receipt',
    district,
    language,
    printedAt,
    terminal,
    application: {
      id: '01JDB3V6T2Q8N4',
      sealedAt: '2026-11-22T01:29:20Z',
      affair: { id: affair.id, version: affair.version, name: affair.name },
      applicant: examplePerson(options.name),
      items: items
        .filter(({ selected }) => selected)
        .map(({ item }) => {
          const { id, name, department, caseType } = item
          return { id, name, department, caseType, ...inPersonOf(item) }
        }),
      stages,
      materials: materials
        .filter(({ producedBy }) => producedBy === undefined)
        .map(({ material: { id, name } }) => ({ id, name, provided: provided(draft.materials[id]) })),
    },
    appointments: Object.fromEntries(
      byAppointment(rest.plan)
        .slice(0, 1)
        .map(({ id }) => [id, exampleAppointment]),
    ),
    delivery: draft.delivery,
    submission: options.submission ?? exampleSubmission.accepted,
    queryUrl: 'https://platform.example/q/01JDB3V6T2Q8N4',
  }
}

/** Every material handed in later, each with another outcome; the last of them not taken. */
export function exampleSupplement(options: ExampleOptions & { readonly count?: number } = {}): SupplementRequest {
  const { affair, district, language, printedAt, terminal } = common(options)
  const { caseNumber, queued, returned } = { ...exampleSubmission, ...exampleSubmission.accepted }
  const outcomes: readonly Submission[] = [
    exampleSubmission.accepted,
    queued,
    { ...exampleSubmission.accepted, late: true },
    { ...queued, outcome: 'unknown' },
    returned,
  ]
  const materials = affair.materials
    .filter(({ source }) => source !== 'form')
    .slice(0, options.count ?? outcomes.length)
  return {
    document: 'supplement',
    district,
    language,
    printedAt,
    terminal,
    caseNumber,
    queryUrl: 'https://platform.example/q/01JDB3V6T2Q8N4',
    supplies: materials.map(({ id, name }, at) => ({
      supplement: {
        id: `01JDB3V6T2Q8S${at}`,
        sealedAt: '2026-11-22T01:29:20Z',
        affair: { id: affair.id, name: affair.name },
        caseNumber,
        applicationId: queued.applicationId,
        terminal,
        applicant: examplePerson(options.name),
        material: { id, name, until: '2026-12-10' },
        provided: at % 2 === 0 ? { by: 'captured', pages: at + 1 } : { by: 'fetched', licenceNumber: 'L-1' },
      },
      submission: outcomes[at % outcomes.length] ?? queued,
    })),
  }
}

/** Handed in and answered by the platform with `standing`. */
export function exampleExplanation(
  options: ExampleOptions & { readonly standing?: CaseStanding; readonly reasons?: readonly string[] } = {},
): ExplanationRequest {
  const { standing = 'returned', reasons = ['死亡证明照片不清晰，请重新拍摄'] } = options
  const { affair, district, plan, language, printedAt, terminal } = common(options)
  const state = standing === 'suspended' ? 'suspended' : 'waiting'
  const departments: CaseProgress['departments'] = plan.items
    .filter(({ selected }) => selected)
    .map(({ item: { id, name, department }, stage }) => ({
      department,
      items: [
        {
          id,
          name,
          state,
          stage,
          events: [{ at: printedAt, state, ...(state !== 'waiting' && { note: '待现场检查' }) }],
        },
      ],
    }))
  return {
    document: 'explanation',
    district,
    language,
    printedAt,
    terminal,
    queryUrl: 'https://platform.example/q/01JDB3V6T2Q8N4',
    progress: {
      caseNumber: standing === 'refused' ? null : exampleSubmission.accepted.caseNumber,
      applicationId: '01JDB3V6T2Q8N4',
      affair: { id: affair.id, name: affair.name },
      handedInAt: exampleSubmission.queued.sealedAt,
      standing,
      missing: [],
      supplied: [],
      platform: 'online',
      departments,
      unreadable: 0,
      reasons: standing === 'suspended' ? [] : reasons.map((text) => ({ text })),
      notRegistered: [],
      receipt: true,
      offered: true,
    },
  }
}

function provided(state: MaterialState | undefined): OutlinedMaterial['provided'] {
  if (state?.status === 'captured') return { by: 'captured', pages: state.pages.length }
  if (state?.status === 'promised') return { by: 'promised' }
  return { by: state === undefined ? 'form' : 'fetched' }
}

function exampleDraft(
  { affair, plan, answers }: ReturnType<typeof common>,
  { name, values = {} }: ExampleOptions,
): Draft {
  const promised = plan.materials
    .filter(({ material }) => material.deferrable && material.source === 'upload')
    .slice(0, 1)
    .map(({ material }) => material.id)
  const materials = Object.fromEntries(
    plan.materials.flatMap(({ material }): [string, MaterialState][] => {
      if (promised.includes(material.id)) return [[material.id, { status: 'promised' }]]
      if (material.source === 'upload')
        return [
          [material.id, { status: 'captured', pages: [{ page: `${material.id}-1`, sharpness: 0.8, sharp: true }] }],
        ]
      return material.source === 'form' ? [] : [[material.id, { status: 'fetched' }]]
    }),
  )
  const draft: Draft = {
    ...emptyDraft(affair),
    answers,
    identity: examplePerson(name),
    materials,
    promised,
    signatures: { applicant: { by: 'card', signedAt: '2026-11-22T01:29:00Z' } },
    delivery: { mode: 'post' },
  }
  const empty = (fields: readonly FilledField[]): readonly Field[] =>
    fields.filter((entry) => entry.value === null).map(({ field }) => field)
  const entries = (fields: readonly Field[], turn = 0): Readonly<Record<string, FieldValue>> =>
    Object.fromEntries(fields.map((field) => [field.id, exampleEntry(field, turn)]))
  const rows = Object.fromEntries(
    plan.form.flatMap(({ group, fields }) =>
      group.repeat === undefined
        ? []
        : [
            [
              group.id,
              Array.from({ length: Math.min(Math.max(group.repeat.min, 2), group.repeat.max) }, (_, turn) => ({
                id: `r${turn + 1}`,
                values: entries(fields, turn),
              })),
            ],
          ],
    ),
  )
  const asked = fillForm(plan, draft).flatMap(({ fields }) => empty(fields))
  return { ...draft, rows, values: { ...entries(asked), ...values } }
}

/** A value that passes the field's check; `turn` distinguishes several people. */
function exampleEntry(field: Field, turn: number): FieldValue {
  const choices = field.options?.map((option) => option.id) ?? []
  switch (field.type) {
    case 'mobile':
    case 'telephone':
      return '13800000000'
    case 'idNumber': {
      const first17 = `4109991953070100${1 + turn * 2}`
      return first17 + idCheckDigit(first17)
    }
    case 'uscc':
      return '91330000755918469E'
    case 'bankCard':
      return '6222020000000000005'
    case 'number':
      return String(Math.max(field.min ?? 0, 73))
    case 'date':
      return '2026-11-18'
    case 'switch':
      return 'yes'
    case 'select':
      return choices[0] ?? ''
    case 'multiselect':
      return choices.slice(0, 2)
    case 'personName':
      return turn === 0 ? '李𠅤𬭚' : '欧阳㛃'
    case 'address':
      return '河南省濮阳市华龙区胜利路街道样例村12号'
    case 'text':
      return '示例内容'
  }
}
