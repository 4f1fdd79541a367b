/** Whatever a session may hand to the client, at the limits of what the terminal takes. */
import fc from 'fast-check'
import type { Delivery, Evaluation, Identity } from '#flows/draft/draft.ts'
import type { FormValues } from '#flows/draft/fields.ts'
import type { Application, AppliedMaterial } from '../../applications/application.ts'
import type { Supplement } from '../../applications/supplement.ts'
import { sealedApplication, sealedSupplement } from './client-world.ts'

const words = (longest: number) => fc.string({ unit: 'binary', minLength: 1, maxLength: longest })
const id = fc.stringMatching(/^[a-z][A-Za-z0-9_]{0,40}$/)
const bilingual = words(60).map((zh) => ({ zh, en: zh }))

export const people: fc.Arbitrary<Identity> = fc.record({
  source: fc.constantFrom('idCard', 'qrSignIn'),
  name: words(60),
  idNumber: fc.stringMatching(/^[1-9][0-9]{16}[0-9X]$/),
  sex: fc.constantFrom('male', 'female', 'unknown'),
  birthDate: fc.constant('1988-05-21'),
})

export const deliveries: fc.Arbitrary<Delivery> = fc.record(
  {
    mode: fc.constantFrom('window', 'post', 'locker', 'electronic'),
    receiver: words(60),
    mobile: fc.stringMatching(/^1[0-9]{10}$/),
    address: words(200),
  },
  { requiredKeys: ['mode'] },
)

export const evaluations: fc.Arbitrary<Evaluation> = fc.record({
  satisfaction: fc.constantFrom(1, 2, 3, 4, 5),
  remarks: fc.array(id, { maxLength: 12 }),
})

const value = fc.oneof(words(200), fc.array(id, { maxLength: 12 }))
const form: fc.Arbitrary<FormValues> = fc.dictionary(
  id,
  fc.oneof(value, fc.array(fc.dictionary(id, value, { maxKeys: 12 }), { maxLength: 20 })),
  { maxKeys: 40 },
)

const bytes = fc.uint8Array({ minLength: 1, maxLength: 200 })
const provided: fc.Arbitrary<AppliedMaterial['provided']> = fc.oneof(
  fc.record({ by: fc.constant('fetched'), licenceNumber: words(60) }, { requiredKeys: ['by'] }),
  fc.record({ by: fc.constant('captured'), pages: fc.array(bytes, { maxLength: 8 }) }),
  fc.constant({ by: 'promised' } as const),
  fc.constant({ by: 'promised', until: '2026-12-10' } as const),
  fc.constant({ by: 'promised', onSite: true } as const),
  fc.constant({ by: 'form' } as const),
  fc.record({ by: fc.constant('form' as const), pdf: fc.uint8Array({ minLength: 1, maxLength: 64 }) }),
)
const material: fc.Arbitrary<AppliedMaterial> = fc.record({
  id,
  kind: id,
  name: bilingual,
  holder: id,
  forItems: fc.array(id, { maxLength: 8 }),
  provided,
})

const part = fc.double({ min: 0, max: 1, noNaN: true })
const point = fc.tuple(part, part, fc.nat(600_000), part)

export const applications: fc.Arbitrary<Application> = fc
  .record({
    applicant: people,
    face: fc.constantFrom('match', 'notCompared', null),
    answers: fc.dictionary(id, fc.array(id, { maxLength: 12 })),
    items: fc.array(
      fc.record(
        {
          id,
          name: bilingual,
          code: fc.stringMatching(/^[0-9A-Z]{31}$/),
          department: bilingual,
          caseType: fc.constantFrom('immediate', 'promised'),
        },
        { requiredKeys: ['id', 'name', 'department', 'caseType'] },
      ),
      { minLength: 1, maxLength: 60 },
    ),
    stages: fc.array(fc.array(id)),
    workingDays: fc.nat(365),
    form,
    materials: fc.array(material, { maxLength: 12 }),
    signature: fc.record(
      { strokes: fc.array(fc.array(point, { minLength: 1, maxLength: 20 }), { minLength: 1 }), png: bytes },
      { requiredKeys: ['strokes'] },
    ),
    formPdf: bytes,
  })
  .chain((drawn) =>
    fc.constantFrom({}, { corrects: 'N-1' }, { corrects: '龙审〔2026〕12/号' }).map((more) => ({ ...drawn, ...more })),
  )
  .map((drawn) => ({ ...sealedApplication(), ...drawn }))

/** 容缺补交. */
export const supplements: fc.Arbitrary<Supplement> = fc
  .record({
    applicant: people,
    material: fc.record({ id, name: bilingual }),
    provided: fc.oneof(
      fc.record({ by: fc.constant('captured' as const), pages: fc.array(bytes, { minLength: 1, maxLength: 3 }) }),
      fc.record({ by: fc.constant('fetched' as const), licenceNumber: fc.string({ maxLength: 100 }) }),
    ),
  })
  .map((drawn) => ({ ...sealedSupplement(), ...drawn }))
