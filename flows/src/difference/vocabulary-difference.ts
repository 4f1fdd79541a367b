/** What has changed in what the platform is asked for (`flows/platform.yaml`), in an official’s words. */
import type { Text } from '../model/affair.ts'
import type { PlatformVocabulary } from '../catalogue/platform-vocabulary.ts'

export function vocabularyDifferences(before: PlatformVocabulary, after: PlatformVocabulary): readonly Text[] {
  const licences = [before, after].map(({ licenceTypes }) => licenceTypes)
  const data = [before, after].map(({ sharedData }) =>
    Object.entries(sharedData).flatMap(([dataset, keys]) => keys.map((key) => `${dataset}.${key}`)),
  )
  return [
    ...cameAndWent(licences, { zh: '电子证照', en: 'electronic licence' }),
    ...cameAndWent(data, { zh: '共享数据', en: 'shared data' }),
  ]
}

/** Their order means nothing. */
const cameAndWent = ([before = [], after = []]: readonly (readonly string[])[], what: Text): readonly Text[] => [
  ...after
    .filter((one) => !before.includes(one))
    .map((one) => ({
      zh: `向平台新要${what.zh}“${one}”`,
      en: `Asked of the platform from now on: ${what.en} “${one}”`,
    })),
  ...before
    .filter((one) => !after.includes(one))
    .map((one) => ({
      zh: `不再向平台要${what.zh}“${one}”`,
      en: `No longer asked of the platform: ${what.en} “${one}”`,
    })),
]
