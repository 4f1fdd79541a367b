/**
 * openapi.yaml in TypeScript: schemas for the platform's answers, which are not trusted, and the encoding of an
 * application.
 */
import * as v from 'valibot'
import type { Identity } from '#flows/draft/draft.ts'
import type { Application, AppliedMaterial, AppliedSignature } from '../applications/application.ts'
import type { Supplement } from '../applications/supplement.ts'
import { meaning, type CodeTables } from './code-tables.ts'
import type { Licence, SharedData as ToldData, SignInCode, SignInState, Subject as ToldSubject } from './port.ts'
import { sm3 } from './signing.ts'
import { fromPrintedDate, toDataTime } from './times.ts'
import { CaseNumber, code, Day, maybe, Name, readable, shown, text } from './tolerant.ts'
import { WireAppointment, WireSlots } from './wire-appointments.ts'

/** RFC 3339, which allows small letters too. */
const IsoTime = v.pipe(
  text(40),
  v.toUpperCase(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/),
  v.check((read) => !Number.isNaN(Date.parse(read)), 'no such time'),
)

export const ErrorBody = v.object({
  // It goes into log and record.
  code: v.pipe(
    text(64),
    v.transform((read) => read.replaceAll(/[^\x20-\x7e]/g, '?')),
  ),
  message: text(2000),
  traceId: text(100),
  retryable: v.boolean(),
  attemptsLeft: maybe(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))),
  /** The platform's own clock, with the refusal of a wrong timestamp. */
  time: maybe(IsoTime),
  /** What is free instead of a time that has gone, and what is held instead of what was thought. */
  slots: maybe(WireSlots),
  // One that cannot be read is not “none”.
  appointment: v.optional(v.fallback(v.nullable(v.union([WireAppointment, v.literal('unreadable')])), 'unreadable')),
})

export const Health = v.object({ status: v.literal('ok'), time: IsoTime })

export const SignIn = v.object({
  code: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/)),
  content: v.pipe(text(500), v.minLength(1)),
  expiresAt: IsoTime,
}) satisfies v.GenericSchema<unknown, SignInCode>

const Person = v.object({
  // Never mended: it is what the application will be made out to.
  name: v.pipe(text(200), v.minLength(1)),
  // Whether it can be a number of this person is the session's to judge, which has words for it.
  idNumber: v.pipe(text(40), v.toUpperCase()),
  sex: v.picklist(['0', '1', '2', '9']),
  birthDate: v.pipe(v.string(), v.transform(fromPrintedDate), v.string()),
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

/** A value that cannot be read is like one that is not held: the citizen is asked for it. */
const Value = v.union([text(1000), code(1000)])
const Values = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((values): Readonly<Record<string, string>> =>
    Object.fromEntries(
      Object.entries(values).flatMap(([key, each]) => {
        const value = v.safeParse(Value, each)
        return value.success ? [[key, value.output]] : []
      }),
    ),
  ),
)
const Reference = v.pipe(v.string(), v.regex(/^[A-Za-z0-9._-]{1,80}$/))
const Subject = v.pipe(
  v.object({ subject: Reference, dataset: text(64), values: Values }),
  v.transform(({ subject, ...rest }): ToldSubject => ({ id: subject, ...rest })),
)
export const SharedData = v.pipe(
  v.object({ values: Values, subjects: shown(Subject, 50) }),
  v.transform(({ values, subjects }): ToldData => ({ values, subjects: subjects.read })),
)

const Certificate = v.pipe(
  v.object({
    certificateId: Reference,
    type: Name,
    number: code(100),
    holder: text(64),
    holderName: Name,
    subject: maybe(Reference),
    issuer: text(200),
    validUntil: v.nullable(Day),
  }),
  v.transform(({ certificateId, subject, ...rest }): Licence => ({
    id: certificateId,
    ...rest,
    ...(subject !== undefined && { subject }),
  })),
)
/** One that cannot be read is like one that is not held: it is brought along. */
export const Certificates = v.pipe(
  v.object({ certificates: readable(Certificate, 200) }),
  v.transform(({ certificates }): readonly Licence[] => certificates.read),
)

export const ProvenReceipt = v.pipe(
  v.object({ caseNumber: CaseNumber }),
  v.transform(({ caseNumber }) => caseNumber),
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

/** JSON, and the files it refers to by digest. */
interface Written {
  readonly body: unknown
  readonly files: readonly WireFile[]
}

/** Notes the files that are referred to, each once. */
function filesNoted() {
  const files: WireFile[] = []
  const file = (type: WireFile['type'], bytes: Uint8Array): string => {
    const digest = sm3(bytes)
    if (!files.some((each) => each.digest === digest)) files.push({ digest, type, bytes })
    return digest
  }
  return { files, file }
}

/** 容缺补交. */
export function wireSupplement(supplement: Supplement, codes: CodeTables): Written {
  const { files, file } = filesNoted()
  const { id, applicant, terminal, sealedAt, material, provided } = supplement
  const body = {
    supplementId: id,
    person: personKey(applicant, codes),
    deviceId: terminal,
    suppliedAt: toDataTime(sealedAt),
    materialId: material.id,
    name: material.name.zh,
    ...wireProvided(provided, file),
  }
  return { body, files }
}

export function wireCase(application: Application, codes: CodeTables): Written {
  const { files, file } = filesNoted()
  const {
    id,
    affair,
    district,
    terminal,
    sealedAt,
    applicant,
    corrects,
    face,
    items,
    stages,
    workingDays,
    answers,
    form,
    materials,
    signature,
    signatures,
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
    ...(corrects === undefined ? {} : { corrects }),
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
    materials: materials.map((material) => wireMaterial(material, file, formPdf)),
    signature: {
      strokes: signature.strokes,
      ...(signature.png === undefined ? {} : { file: file('image/png', signature.png) }),
    },
    ...(signatures && { signatures: signatures.map((one) => wireSignature(one, (page) => file('image/jpeg', page))) }),
    formFile: file('application/pdf', formPdf),
  }
  return { body, files }
}

function wireSignature(signature: AppliedSignature, page: (bytes: Uint8Array) => string) {
  const { party, name, number, document, papers, by } = signature
  return {
    party,
    name,
    ...(number !== null && { documentType: document, number }),
    identifiedBy: by,
    ...(papers && { signed: papers }),
    ...(signature.by === 'paper'
      ? { files: signature.pages.map(page) }
      : { signedAt: toDataTime(signature.signedAt), strokes: signature.strokes }),
  }
}

function wireProvided(provided: Supplement['provided'], file: (type: WireFile['type'], bytes: Uint8Array) => string) {
  if (provided.by === 'captured')
    return { submission: 'upload', files: provided.pages.map((page) => file('image/jpeg', page)) }
  const { licenceNumber } = provided
  return {
    submission: 'certificate',
    files: [],
    ...(licenceNumber === undefined ? {} : { certificateNumber: licenceNumber }),
  }
}

function wireMaterial(
  { id, kind, name, holder, forItems, provided }: AppliedMaterial,
  file: (type: WireFile['type'], bytes: Uint8Array) => string,
  formPdf: Uint8Array,
) {
  const common = { materialId: id, kind, name: name.zh, holder, itemIds: forItems }
  switch (provided.by) {
    case 'fetched':
    case 'captured':
      return { ...common, ...wireProvided(provided, file) }
    case 'promised':
      return {
        ...common,
        submission: 'deferred',
        files: [],
        ...(provided.until === undefined ? {} : { dueDate: provided.until.replaceAll('-', '') }),
      }
    case 'form':
      return {
        ...common,
        submission: 'form',
        files: [
          file('application/pdf', provided.pdf ?? formPdf),
          ...(provided.pages ?? []).map((page) => file('image/jpeg', page)),
        ],
      }
  }
}
