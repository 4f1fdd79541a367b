/** The file of a bundle, and whether it is the one in use; what is in it is judged by `bundle.ts`. */
import { createHash } from 'node:crypto'
import { largestBundle } from '#flows/catalogue/bundle.ts'
import { readRegularFile } from '../base/regular-file.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { Refusal } from './refusal.ts'
import { codeOf, digestOf } from './sources.ts'

export interface BundleSource {
  readonly file: string
  /** Public key of SM2, 130 hexadecimal digits. */
  readonly publisher: string
  readonly district: string
  /** Contains `src/`, the code that checks. */
  readonly flows: string
}

export interface FoundBundle {
  readonly text: string
  /** SHA-256 of its bytes. */
  readonly content: string
  /** SHA-256 over it, whose it must be, and the code that checks. */
  readonly digest: string
}

export function findBundle({ file, publisher, flows }: BundleSource): Result<FoundBundle, Refusal> {
  const read = readRegularFile(file, largestBundle)
  if (!read.ok) {
    const { code, detail } = read.failure
    const remedy = 'put a bundle there: under another name first, then rename it'
    return refuseBundle(code === 'tooLarge' ? 'tooLarge' : 'unreadable', file, detail, remedy)
  }
  const content = createHash('sha256').update(read.value).digest('hex')
  const digest = digestOf([
    { file: 'content', text: content },
    { file: 'publisher', text: publisher },
    ...codeOf(flows, []),
  ])
  return ok({ text: read.value.toString('utf8'), content, digest })
}

export const refuseBundle = (
  code: Refusal['code'],
  file: string,
  message: string,
  remedy: string,
  version: string | null = null,
) => fail({ code, version, text: `${file}:1:1 ${message}\n    → ${remedy}` })
