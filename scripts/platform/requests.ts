/** The requests that several rules send. */
import { sm3 } from '../../device-daemon/src/platform/signing.ts'
import type { Question } from './line.ts'
import type { World } from './trial.ts'

export const aFile = Buffer.from('%PDF-1.7\n% conformance of a platform with the contract of the terminal\n%%EOF\n')

export const upload = (bytes: Uint8Array, digest = sm3(bytes)): Question => ({
  method: 'PUT',
  target: `/v1/files/${digest}`,
  body: bytes,
})

export const find = (applicationId: string): Question => ({
  method: 'GET',
  target: `/v1/cases?applicationId=${applicationId}`,
})

export const casesOf = (person: object): Question => ({ method: 'POST', target: '/v1/cases/query', body: { person } })

export const ofCase = (caseNumber: string, rest = ''): string => `/v1/cases/${encodeURIComponent(caseNumber)}${rest}`

export function caseApplication({ people }: World, applicationId: string, formFile: string): Record<string, unknown> {
  const { affair, item, applicant, regionCode } = people
  return {
    applicationId,
    affair,
    regionCode,
    handlingForm: '9',
    deviceId: 'CONFORMANCE',
    appliedAt: dataTime(new Date()),
    applicant,
    identification: { method: 'idCard', faceComparison: 'notCompared' },
    items: [{ ...item, caseType: '2' }],
    stages: [[item.itemId]],
    promisedWorkingDays: 5,
    answers: {},
    form: { mobile: '13800000000' },
    materials: [
      {
        materialId: 'm_paper',
        kind: 'paper',
        name: '符合性测试材料',
        holder: 'applicant',
        itemIds: [item.itemId],
        submission: 'upload',
        files: [formFile],
      },
      {
        materialId: 'm_undertaking',
        kind: 'undertaking',
        name: '符合性测试承诺书',
        holder: 'applicant',
        itemIds: [item.itemId],
        submission: 'form',
        files: [formFile],
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
    signatures: [{ party: 'applicant', name: applicant.name, identifiedBy: 'card', signedAt: dataTime(new Date()) }],
    formFile,
  }
}

/** The key is the application's id. */
export const submission = (
  application: Record<string, unknown>,
  key = String(application['applicationId']),
): Question => ({
  method: 'POST',
  target: '/v1/cases',
  body: application,
  headers: { 'idempotency-key': key },
})

/** `YYYYMMDDThhmmss`, Beijing. */
export const dataTime = (date: Date): string =>
  new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')
