/** Read in a process of its own (`read-apart.ts`): what is asked, and what comes back. */
import { parseDistrict } from '#flows/catalogue.ts'
import type { Text } from '#flows/model/affair.ts'
import { fail, ok, type Result } from '../base/result.ts'
import { takeBundle } from './bundle.ts'
import type { BundleSource } from './bundle-file.ts'
import type { Kept } from './kept.ts'
import { readAnew } from './reading.ts'
import type { Refusal } from './refusal.ts'
import { stillValid } from './still-valid.ts'
import { districtSources, readSources, type Folders } from './sources.ts'

export interface NamedDistrict {
  readonly code: string
  readonly name: Text
}

export interface Jobs {
  readonly bundle: {
    readonly ask: { readonly source: BundleSource; readonly taken: Kept['bundle'] }
    readonly answer: Result<Kept, Refusal>
  }
  /** `kept`: the last good reading for this district. */
  readonly folders: {
    readonly ask: { readonly folders: Folders; readonly district: string; readonly kept: Kept | null }
    readonly answer: Result<Kept, Refusal>
  }
  /** The districts whose file is right. */
  readonly districts: { readonly ask: Folders; readonly answer: readonly NamedDistrict[] }
}
export type JobName = keyof Jobs

export const jobs: { readonly [N in JobName]: (ask: Jobs[N]['ask']) => Jobs[N]['answer'] } = {
  bundle: ({ source, taken }) => takeBundle(source, taken),
  folders({ folders, district, kept }) {
    const sources = readSources(folders, district)
    if (kept?.digest === sources.digest) return ok(kept)
    const read = readAnew(sources, district, kept !== null && stillValid(kept) ? kept : null)
    if (read.ok) return ok({ digest: sources.digest, bundle: null, ...read.value })
    const { code, text } = read.failure
    return fail({ code: code === 'noDistrict' ? 'foreign' : 'broken', version: null, text })
  },
  districts: (folders) =>
    districtSources(folders).flatMap(({ text, file }) => {
      const parsed = parseDistrict(text, file)
      return parsed.ok ? [{ code: parsed.value.code, name: parsed.value.name }] : []
    }),
}
