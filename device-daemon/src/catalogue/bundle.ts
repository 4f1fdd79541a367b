/**
 * A bundle of services (事项包, `flows/bundles.md`) as this terminal judges it: whole or not at all, because its
 * publisher has checked all of it; an earlier one stays in use where it is refused.
 */
import { basename } from 'node:path'
import { compareVersions, readBundle, type Bundle } from '#flows/catalogue/bundle.ts'
import type { CatalogueProblem, Source } from '#flows/catalogue.ts'
import { fail, ok, type Result } from '../base/result.ts'
import { findBundle, refuseBundle, type BundleSource } from './bundle-file.ts'
import type { Kept } from './kept.ts'
import { isSignedBy } from './publisher.ts'
import { readAnew } from './reading.ts'
import type { Refusal } from './refusal.ts'
import { onlyOne, problemOf, type CatalogueSources } from './sources.ts'

/** `taken`: the version taken last, which a newer one must follow; null: none yet. */
export function takeBundle(source: BundleSource, taken: Kept['bundle']): Result<Kept, Refusal> {
  const { file, district } = source
  const found = findBundle(source)
  if (!found.ok) return found
  const { text, content, digest } = found.value
  const read = readBundle(text, source.publisher, isSignedBy)
  if (!read.ok) {
    const { code, message, remedy } = read.failure
    return refuseBundle(code === 'unsigned' ? 'unsigned' : 'broken', file, message, remedy)
  }
  const { version } = read.value
  const old = taken === null ? null : older({ version, content }, taken)
  if (old !== null) {
    const remedy = 'pack it anew: a version is the day, and a number on that day'
    return refuseBundle('older', file, old, remedy, version)
  }
  const sources = sourcesOf(read.value, file, district, digest)
  const anew = readAnew(sources, district, null)
  if (!anew.ok && anew.failure.code === 'noDistrict') {
    const there = read.value.files.filter(({ path }) => path.startsWith('districts/')).map(({ path }) => basename(path))
    const message = `holds no district ${district}, only ${there.join(', ') || 'none'}`
    return refuseBundle('foreign', file, message, 'take the bundle of this county, or mend the profile', version)
  }
  if (!anew.ok) return fail({ code: 'broken', version, text: anew.failure.text })
  const wrong = anew.value.quarantined
  if (wrong.length > 0) return fail({ code: 'broken', version, text: wrong.map((one) => one.text).join('\n') })
  return ok({ ...anew.value, digest, bundle: { version, content } })
}

/** What is wrong with the version; null: it is newer, or the same bundle again, which newer code may read anew. */
function older(found: NonNullable<Kept['bundle']>, taken: NonNullable<Kept['bundle']>): string | null {
  const order = compareVersions(found.version, taken.version)
  if (order < 0) return `is version ${found.version}; ${taken.version} is in use`
  return order === 0 && found.content !== taken.content
    ? `is version ${found.version}, which is in use, with other contents`
    : null
}

/** Its files under the bundle's name, so that a problem says where it is. */
function sourcesOf({ files }: Bundle, file: string, district: string, digest: string): CatalogueSources {
  const unread: CatalogueProblem[] = []
  const inFolder = (folder: string): readonly Source[] =>
    files
      .filter(({ path }) => path.startsWith(`${folder}/`))
      .map(({ path, text }) => ({ file: `${file}/${path}`, text }))
  const [elsewhere = null] = inFolder('find')
  if (elsewhere === null)
    unread.push(problemOf(`${file}/find/elsewhere.yaml`, 'is not in the bundle', 'pack it again, with all folders'))
  const ours = inFolder('districts').filter((one) => basename(one.file).startsWith(`${district}-`))
  return {
    district: onlyOne(ours, unread),
    library: inFolder('items'),
    affairs: new Map(inFolder('catalog').map((source) => [basename(source.file, '.yaml'), source])),
    years: inFolder('calendar'),
    elsewhere,
    unread,
    digest,
  }
}
