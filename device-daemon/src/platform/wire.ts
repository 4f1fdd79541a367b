/**
 * openapi.yaml in TypeScript: schemas for the platform's answers, which are not trusted, and the encoding of an
 * application.
 */
import * as v from 'valibot'
import type { Identity, ReturnReason } from '#flows/draft.ts'
import type { Application, AppliedMaterial } from '../applications/application.ts'
import { meaning, wordOf, type CodeTables } from './code-tables.ts'
import type {
  CaseReceipt,
  Licence,
  PlatformCase,
  PlatformCaseItem,
  PlatformProgress,
  SignInCode,
  SignInState,
} from './port.ts'
import { isCaseNumber } from './case-number.ts'
import { sm3 } from './signing.ts'
import { fromDataDate, fromDataTime, fromPrintedDate, toDataTime } from './times.ts'

/** `longest` in characters, as the contract counts: a rare one is two of JavaScript's units. */
const text = (longest: number) =>
  v.pipe(
    v.string(),
    v.check((read) => read.length <= longest || [...read].length <= longest, `at most ${longest} characters`),
  )
const Name = v.pipe(text(200), v.minLength(1))
/** Opaque: `410902/2026/0001` and `龙审〔2026〕12号` are case numbers too. */
const CaseNumber = v.pipe(v.string(), v.check(isCaseNumber))
const read = (from: (text: string) => string | null) => v.pipe(v.string(), v.transform(from), v.string())
const DateTime = read(fromDataTime)
const Day = read(fromDataDate)
/** RFC 3339, which allows small letters too. */
const IsoTime = v.pipe(
  text(40),
  v.toUpperCase(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/),
  v.check((read) => !Number.isNaN(Date.parse(read)), 'no such time'),
)

/** An optional member: if it is absent or unreadable, the rest is still worth showing. */
const maybe = <S extends v.GenericSchema>(schema: S) => v.fallback(v.optional(schema), undefined)

/** A list of independent entries: an unreadable entry is left out. */
const readable = <S extends v.GenericSchema>(entry: S, longest: number) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((list) =>
      list.slice(0, longest).flatMap((each): v.InferOutput<S>[] => {
        const read = v.safeParse(entry, each)
        return read.success ? [read.output] : []
      }),
    ),
  )
/** The same for an optional list: if it is absent, nothing is listed. */
const shown = <S extends v.GenericSchema>(entry: S, longest: number) =>
  v.fallback(v.optional(readable(entry, longest), []), [])

export const ErrorBody = v.object({
  code: text(64),
  message: text(2000),
  traceId: text(100),
  retryable: v.boolean(),
  attemptsLeft: maybe(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))),
})

export const Health = v.object({ status: v.literal('ok'), time: IsoTime })

export const SignIn = v.object({
  code: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/)),
  content: v.pipe(text(500), v.minLength(1)),
  expiresAt: IsoTime,
}) satisfies v.GenericSchema<unknown, SignInCode>

const Person = v.object({
  name: Name,
  // Whether it can be a number of this person is the session's to judge, which has words for it.
  idNumber: v.pipe(text(40), v.toUpperCase()),
  sex: v.picklist(['0', '1', '2', '9']),
  birthDate: read(fromPrintedDate),
  ethnicity: maybe(text(40)),
  address: maybe(text(400)),
})

export const signInState = (codes: CodeTables) =>
  v.pipe(
    v.variant('state', [
      v.object({ state: v.literal('pending') }),
      v.object({ state: v.literal('expired') }),
      v.object({
        state: v.literal('confirmed'),
        person: v.union([
          v.pipe(
            v.object({ idType: v.literal(codes.residentIdCard), ...Person.entries }),
            v.transform((person) => identityOf(person, codes)),
          ),
          // Of another document nothing is taken along.
          v.pipe(
            v.object({ idType: v.pipe(text(3), v.minLength(1), v.notValue(codes.residentIdCard)) }),
            v.transform(() => null),
          ),
        ]),
      }),
    ]),
    v.transform((answer): SignInState => {
      if (answer.state !== 'confirmed') return answer
      return answer.person === null ? { state: 'otherDocument' } : { state: 'confirmed', identity: answer.person }
    }),
  )

function identityOf(person: v.InferOutput<typeof Person>, codes: CodeTables): Identity {
  const { name, idNumber, birthDate, ethnicity, address } = person
  return {
    source: 'qrSignIn',
    name,
    idNumber,
    birthDate,
    sex: meaning(codes.sex, person.sex) ?? 'unknown',
    ...(ethnicity === undefined ? {} : { ethnicity }),
    ...(address === undefined ? {} : { address }),
  }
}

const SharedValue = text(1000)
/** A value that cannot be read is one that is not held: it is asked of the citizen. */
export const SharedData = v.pipe(
  v.object({ values: v.record(v.string(), v.unknown()) }),
  v.transform(({ values }): Readonly<Record<string, string>> =>
    Object.fromEntries(
      Object.entries(values).flatMap(([key, value]) => (v.is(SharedValue, value) ? [[key, value]] : [])),
    ),
  ),
)

const Certificate = v.pipe(
  v.object({
    certificateId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9._-]{1,80}$/)),
    type: Name,
    number: text(100),
    holder: text(64),
    holderName: Name,
    issuer: text(200),
    validUntil: v.nullable(Day),
  }),
  v.transform(({ certificateId, ...rest }): Licence => ({ id: certificateId, ...rest })),
)
export const Certificates = v.pipe(
  v.object({ certificates: readable(Certificate, 200) }),
  v.transform(({ certificates }) => certificates),
)

const Reason = v.pipe(
  v.object({
    text: v.pipe(text(1000), v.minLength(1)),
    materialId: maybe(text(64)),
    fieldId: maybe(text(64)),
  }),
  v.transform(({ text, materialId, fieldId }): ReturnReason => ({
    text,
    ...(materialId === undefined ? {} : { material: materialId }),
    ...(fieldId === undefined ? {} : { field: fieldId }),
  })),
)

/** Accepts only the case of this application. `answeredAt` (ISO 8601) counts where the platform does not say when. */
export const caseOf = (applicationId: string, answeredAt: string) =>
  v.pipe(
    // What stands beside number and decision may be missing or unreadable: a case that exists settles.
    v.object({
      caseNumber: CaseNumber,
      applicationId: text(36),
      decision: v.picklist(['accepted', 'returned', 'refused']),
      acceptedAt: maybe(DateTime),
      dueDate: maybe(Day),
      reasons: shown(Reason, 50),
    }),
    v.check((answer) => answer.applicationId === applicationId, 'the case of another application'),
    v.transform(({ caseNumber, decision, acceptedAt, dueDate, reasons }): CaseReceipt => {
      if (decision !== 'accepted') return { caseNumber, decision, reasons }
      return {
        caseNumber,
        decision,
        acceptedAt: acceptedAt ?? answeredAt,
        ...(dueDate === undefined ? {} : { dueDate }),
      }
    }),
  )

/** None or one. If the platform holds two, the first: the terminal cannot undo the other. */
export const casesOf = (applicationId: string, answeredAt: string) =>
  v.pipe(
    v.object({ cases: v.pipe(v.array(caseOf(applicationId, answeredAt)), v.maxLength(10)) }),
    v.transform(({ cases }) => cases[0] ?? null),
  )

export const ProvenReceipt = v.pipe(
  v.object({ caseNumber: CaseNumber }),
  v.transform(({ caseNumber }) => caseNumber),
)

const summary = {
  caseNumber: CaseNumber,
  applicationId: maybe(v.pipe(v.string(), v.uuid())),
  affair: v.object({ id: maybe(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.:-]{1,64}$/))), name: Name }),
  appliedAt: DateTime,
  state: text(40),
  dueDate: maybe(Day),
}
const Summary = v.object(summary)

function caseIn({ caseNumber, applicationId, affair, ...rest }: v.InferOutput<typeof Summary>, codes: CodeTables) {
  const { appliedAt, state, dueDate } = rest
  return {
    caseNumber,
    applicationId: applicationId ?? null,
    affair: { id: affair.id ?? null, name: affair.name },
    appliedAt,
    // An unknown state is no reason to hide a case: 办理中 is the least it can mean.
    standing: wordOf(codes.caseState, state) ?? 'processing',
    ...(dueDate === undefined ? {} : { dueDate }),
  } satisfies PlatformCase
}

export const caseSummaries = (codes: CodeTables) =>
  v.pipe(
    v.object({ cases: readable(Summary, 10_000) }),
    // Sorted here in case the platform does not: the newest are the ones people ask for.
    v.transform(({ cases }): readonly PlatformCase[] =>
      cases
        .sort((a, b) => b.appliedAt.localeCompare(a.appliedAt))
        .slice(0, 200)
        .map((each) => caseIn(each, codes)),
    ),
  )

const caseItem = (codes: CodeTables) => {
  const State = v.pipe(
    text(40),
    v.transform((state) => wordOf(codes.itemState, state)),
  )
  const Event = v.object({ at: DateTime, state: State, note: maybe(v.pipe(text(1000), v.minLength(1))) })
  return v.pipe(
    v.object({
      itemId: text(64),
      name: Name,
      departmentName: Name,
      state: State,
      stage: v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(59)), 0), 0),
      dueDate: maybe(Day),
      events: shown(Event, 200),
      result: maybe(v.object({ name: Name, number: text(100) })),
    }),
    v.transform(({ itemId, departmentName, state, dueDate, events, result, ...rest }): PlatformCaseItem => ({
      ...rest,
      id: itemId,
      department: departmentName,
      state: state ?? 'handling',
      events: events
        .flatMap(({ at, state, note }) => (state ? [{ at, state, ...(note === undefined ? {} : { note }) }] : []))
        .sort((a, b) => a.at.localeCompare(b.at)),
      ...(dueDate === undefined ? {} : { dueDate }),
      ...(result === undefined ? {} : { result }),
    })),
  )
}

/** Accepts only the case with this number. */
export const caseProgress = (caseNumber: string, codes: CodeTables) =>
  v.pipe(
    v.object({ ...summary, items: shown(caseItem(codes), 60), reasons: shown(Reason, 50) }),
    v.check((answer) => answer.caseNumber === caseNumber, 'another case'),
    v.transform(({ items, reasons, ...rest }): PlatformProgress => ({ ...caseIn(rest, codes), items, reasons })),
  )

export const FileHeld = v.object({ digest: text(64) })

export const personKey = ({ name, idNumber }: Identity, codes: CodeTables) => ({
  name,
  idType: codes.residentIdCard,
  idNumber,
})

export interface WireFile {
  readonly digest: string
  readonly type: 'image/jpeg' | 'image/png' | 'application/pdf'
  readonly bytes: Uint8Array
}

/** The case as JSON, and the files it refers to by digest. */
export function wireCase(
  application: Application,
  codes: CodeTables,
): { readonly body: unknown; readonly files: readonly WireFile[] } {
  const files: WireFile[] = []
  const file = (type: WireFile['type'], bytes: Uint8Array): string => {
    const digest = sm3(bytes)
    if (!files.some((each) => each.digest === digest)) files.push({ digest, type, bytes })
    return digest
  }
  const {
    id,
    affair,
    district,
    terminal,
    sealedAt,
    applicant,
    face,
    items,
    stages,
    workingDays,
    answers,
    form,
    materials,
    signature,
    formPdf,
  } = application
  const body = {
    applicationId: id,
    affair: { id: affair.id, version: affair.version, name: affair.name.zh },
    regionCode: district,
    handlingForm: '9',
    deviceId: terminal,
    appliedAt: toDataTime(sealedAt),
    applicant: personKey(applicant, codes),
    identification: { method: applicant.source, ...(face === null ? {} : { faceComparison: face }) },
    items: items.map((item) => ({
      itemId: item.id,
      ...(item.code === undefined ? {} : { implementationCode: item.code }),
      name: item.name.zh,
      departmentName: item.department.zh,
      caseType: codes.caseType[item.caseType],
    })),
    stages,
    promisedWorkingDays: workingDays,
    answers,
    form,
    materials: materials.map((material) => wireMaterial(material, (page) => file('image/jpeg', page))),
    signature: {
      strokes: signature.strokes,
      ...(signature.png === undefined ? {} : { file: file('image/png', signature.png) }),
    },
    formFile: file('application/pdf', formPdf),
  }
  return { body, files }
}

function wireMaterial(
  { id, kind, name, holder, forItems, provided }: AppliedMaterial,
  page: (bytes: Uint8Array) => string,
) {
  const common = { materialId: id, kind, name: name.zh, holder, itemIds: forItems }
  switch (provided.by) {
    case 'fetched':
      return {
        ...common,
        submission: 'certificate',
        files: [],
        ...(provided.licenceNumber === undefined ? {} : { certificateNumber: provided.licenceNumber }),
      }
    case 'captured':
      return { ...common, submission: 'upload', files: provided.pages.map(page) }
    case 'promised':
      return { ...common, submission: 'deferred', files: [] }
    case 'form':
      return { ...common, submission: 'form', files: [] }
  }
}
