/** What affairs may ask of the platform (`flows/platform.yaml`): data sets with their keys, electronic licences. */
import * as v from 'valibot'
import type { Affair } from '../model/affair.ts'
import { oneOf, type Finding } from './problem.ts'

export const PlatformVocabulary = v.strictObject({
  /** 数据集 → its keys. */
  sharedData: v.record(v.string(), v.pipe(v.array(v.string()), v.minLength(1))),
  /** 电子证照类型 as the platform calls them. */
  licenceTypes: v.array(v.string()),
})
export type PlatformVocabulary = v.InferOutput<typeof PlatformVocabulary>

const tell = 'or, if it is right, add it to flows/platform.yaml and tell the side of the platform'

/** A key nobody delivers is a field that is never filled in, and nobody notices. */
export function vocabularyFindings(
  affair: Affair,
  { sharedData, licenceTypes }: PlatformVocabulary,
): readonly Finding[] {
  const keys = Object.entries(sharedData).flatMap(([dataset, names]) => names.map((name) => `${dataset}.${name}`))
  const unknown = (what: string, written: string, known: readonly string[]): Pick<Finding, 'message' | 'remedy'> => ({
    message: `no platform knows ${what} "${written}"`,
    remedy: `${nearest(known, written)}${tell}`,
  })
  return [
    ...affair.materials.flatMap(({ licenceType }, m) =>
      licenceType === undefined || licenceTypes.includes(licenceType)
        ? []
        : [{ path: ['materials', m, 'licenceType'], ...unknown('the licence type', licenceType, licenceTypes) }],
    ),
    ...affair.form.flatMap(({ fields }, g) =>
      fields.flatMap(({ origin, from = '' }, f) =>
        origin !== 'shared' || keys.includes(from)
          ? []
          : [{ path: ['form', g, 'fields', f, 'from'], ...unknown('the shared data', from, keys) }],
      ),
    ),
  ]
}

/** The list is long; only a likely one is named. */
function nearest(known: readonly string[], written: string): string {
  const [, near] = /^did you mean "([^"]+)"/.exec(oneOf(known, written)) ?? []
  return near === undefined ? 'look for it in flows/platform.yaml, ' : `did you mean "${near}"? `
}
