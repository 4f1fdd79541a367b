/** A complete application of a synthetic person, for tests and benches. */
import type { ApplicationInput } from '../application.ts'
import type { SupplementInput } from '../supplement.ts'

export const planted = {
  name: '王㛃䶮',
  idNumber: '410999199302140248',
  mobile: '13800009999',
  address: '河南省濮阳市示范区谷雨巷7号',
} as const

/** `pages` pictures of `pageBytes` each. */
export function exampleApplication({
  idNumber = planted.idNumber,
  pages = 1,
  pageBytes = 2_000,
}: { readonly idNumber?: string; readonly pages?: number; readonly pageBytes?: number } = {}): ApplicationInput {
  return {
    affair: { id: 'n13-after-death', version: '2026-11-22', name: { zh: '公民身后', en: 'After a death' } },
    district: '410902',
    terminal: 'SYN-41090201',
    applicant: {
      source: 'idCard',
      name: planted.name,
      idNumber,
      sex: 'female',
      birthDate: '1993-02-14',
      address: planted.address,
    },
    face: 'notCompared',
    answers: { rel: ['child'] },
    items: [
      {
        id: 'hukou',
        name: { zh: '户口注销', en: 'Removal from the household register' },
        department: { zh: '公安局（派出所）', en: 'Police' },
        caseType: 'promised',
      },
    ],
    stages: [['hukou']],
    workingDays: 10,
    form: { mobile: planted.mobile, address: planted.address },
    materials: [
      {
        id: 'm_hukou',
        kind: 'householdRegister',
        name: { zh: '户口簿', en: 'Household register' },
        holder: 'deceased',
        forItems: ['hukou'],
        provided: { by: 'fetched', licenceNumber: 'SYN-HKB-0001' },
      },
      {
        id: 'm_rel',
        kind: 'relationship',
        name: { zh: '亲属关系证明', en: 'Proof of kinship' },
        holder: 'applicant',
        forItems: [],
        provided: { by: 'captured', pages: Array.from({ length: pages }, (_, at) => picture(at, pageBytes)) },
      },
      {
        id: 'm_later',
        kind: 'consent',
        name: { zh: '同意书', en: 'Consent' },
        holder: 'applicant',
        forItems: [],
        provided: { by: 'promised' },
      },
    ],
    signature: {
      strokes: [
        [
          [0.1, 0.5, 0, 0.5],
          [0.2, 0.4, 16, 0.6],
        ],
      ],
    },
    formPdf: Buffer.concat([
      Buffer.from(`%PDF-1.7 ${planted.name} ${planted.mobile}\n`),
      Buffer.alloc(pageBytes, 0x20),
    ]),
  }
}

/** What that application has promised, handed in later. */
export function exampleSupplement(of: Partial<SupplementInput> = {}): SupplementInput {
  const { affair, applicant, terminal } = exampleApplication()
  return {
    affair: { id: affair.id, name: affair.name },
    caseNumber: null,
    applicationId: null,
    terminal,
    applicant,
    material: { id: 'm_later', name: { zh: '同意书', en: 'Consent' }, until: '2026-11-27' },
    provided: { by: 'captured', pages: [picture(7, 2_000)] },
    ...of,
  }
}

/** Begins like a JPEG and contains the person's address, so that a search of the files can find it. */
const picture = (seed: number, bytes: number): Uint8Array =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(planted.address), Buffer.alloc(bytes, seed + 1)])
