/** What affairs may ask of the platform (`flows/platform.yaml`): data sets with their keys, electronic licences. */
import * as v from 'valibot'
import type { Affair } from '../model/affair.ts'
import type { Text } from '../model/affair.ts'
import { finding, type Finding } from '../findings/finding.ts'
import { likely } from './problem.ts'

export const PlatformVocabulary = v.strictObject({
  /** 数据集 → its keys. */
  sharedData: v.record(v.string(), v.pipe(v.array(v.string()), v.minLength(1))),
  /** 电子证照类型 as the platform calls them. */
  licenceTypes: v.array(v.string()),
})
export type PlatformVocabulary = v.InferOutput<typeof PlatformVocabulary>

/** A key nobody delivers is a field that is never filled in, and nobody notices. */
export function vocabularyFindings(
  affair: Affair,
  { sharedData, licenceTypes }: PlatformVocabulary,
): readonly Finding[] {
  const keys = Object.entries(sharedData).flatMap(([dataset, names]) => names.map((name) => `${dataset}.${name}`))

  return [
    ...affair.materials.flatMap(({ licenceType }, m) =>
      licenceType === undefined || licenceTypes.includes(licenceType)
        ? []
        : [
            finding(['materials', m, 'licenceType'], 'noLicence', {
              written: licenceType,
              near: nearest(licenceTypes, licenceType),
            }),
          ],
    ),
    ...affair.form.flatMap(({ fields }, g) =>
      fields.flatMap(({ origin, from = '' }, f) =>
        origin !== 'shared' || keys.includes(from)
          ? []
          : [finding(['form', g, 'fields', f, 'from'], 'noSharedData', { written: from, near: nearest(keys, from) })],
      ),
    ),
  ]
}

/** The list is long; only a likely one is named. */
function nearest(known: readonly string[], written: string): Text {
  const near = likely(known, written)
  return near === null
    ? { zh: '在 flows/platform.yaml 里找一找；', en: 'look for it in flows/platform.yaml, ' }
    : { zh: `是不是“${near}”？`, en: `did you mean "${near}"? ` }
}
