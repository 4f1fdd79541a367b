/**
 * 事项包: all the data that a terminal needs, as one signed file. The same data, version and key give the same bytes.
 *
 *     yijianshi-bundle 1 <signature, hexadecimal>
 *     {"version": …, "publisher": …, "files": [{"path": "catalog/h01-restaurant.yaml", "text": …}, …]}
 *
 * The signature covers everything after the first line. The rest has exactly one spelling, so that nobody can show two
 * readers two meanings of it. `flows/bundles.md` is the page for those who publish.
 */
import * as v from 'valibot'

const format = 1
/** In bytes; the services of a county are half a megabyte. */
export const largestBundle = 8 * 1024 * 1024
const mostFiles = 1_000

/** 版本: the day of publication and a number on that day. */
export const bundleVersion = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\.[1-9]\d{0,3}$/
/** Of SM2, uncompressed. */
export const publisherKey = /^04[0-9a-f]{128}$/
/** No path leads out of the folder that a bundle is unpacked into. */
const bundlePath = /^(?:(?:items|catalog|districts|calendar)\/[A-Za-z0-9-]{1,64}|find\/elsewhere)\.yaml$/

const Body = v.strictObject({
  version: v.pipe(v.string(), v.regex(bundleVersion)),
  /** The public key it is signed with; it says who, not whether they may. */
  publisher: v.pipe(v.string(), v.regex(publisherKey)),
  files: v.pipe(
    v.array(v.strictObject({ path: v.pipe(v.string(), v.regex(bundlePath)), text: v.string() })),
    v.minLength(1),
    v.maxLength(mostFiles),
  ),
})
type Written = v.InferOutput<typeof Body>
export type BundleFile = Readonly<Written['files'][number]>
export type Bundle = Readonly<Omit<Written, 'files'>> & { readonly files: readonly BundleFile[] }

/**
 * `notABundle`: something else, cut short or spelt in another way; `unsigned`: changed after it was signed, or not
 * signed by whom it should be.
 */
export interface BundleFailure {
  readonly code: 'notABundle' | 'unsigned'
  readonly message: string
  readonly remedy: string
}
export type ReadBundle =
  | { readonly ok: true; readonly value: Bundle }
  | { readonly ok: false; readonly failure: BundleFailure }

/** What cannot be packed, for the person who packs; null: it can. */
export function unpackable(files: readonly BundleFile[]): string | null {
  const strange = files.find(({ path }) => !bundlePath.test(path))
  if (strange !== undefined) return `${strange.path}: a name has letters, digits and - only`
  return files.length > mostFiles ? `${files.length} files, at most ${mostFiles}` : null
}

const ordered = (files: readonly BundleFile[]): BundleFile[] =>
  files.toSorted((one, other) => (one.path < other.path ? -1 : 1))
function spelt({ version, publisher, files }: Bundle): string {
  const body = { version, publisher, files: ordered(files).map(({ path, text }) => ({ path, text })) }
  return `${JSON.stringify(body, null, 1)}\n`
}

/** `sign`: the signature of a text, hexadecimal. */
export function writeBundle(bundle: Bundle, sign: (text: string) => string): string {
  const body = spelt(bundle)
  return `yijianshi-bundle ${format} ${sign(body)}\n${body}`
}

/**
 * `publisher`: whose signature is asked for; null: that of whoever the bundle says it is from. Nothing of a bundle with
 * a wrong signature is used.
 */
export function readBundle(
  text: string,
  publisher: string | null,
  isSigned: (publisher: string, text: string, signature: string) => boolean,
): ReadBundle {
  const end = text.indexOf('\n')
  const [, written, signature = ''] = /^yijianshi-bundle (\d{1,4}) ([0-9a-f]{1,200})$/.exec(text.slice(0, end)) ?? []
  if (written === undefined) return other('is not a bundle of services', 'make one: npm run flows -- pack')
  if (Number(written) !== format)
    return other(
      `is a bundle of format ${written}, this software reads ${format}`,
      'update the software of the terminal, or pack with the version of flows that it has',
    )
  const body = text.slice(end + 1)
  if (publisher !== null && !isSigned(publisher, body, signature))
    return unsigned(parse(body), body, signature, isSigned)
  const bundle = parse(body)
  if (bundle === null)
    return other('is not what pack writes: cut short, or of another hand', 'pack it again, and copy it whole')
  return publisher !== null || isSigned(bundle.publisher, body, signature)
    ? { ok: true, value: bundle }
    : unsigned(bundle, body, signature, isSigned)
}

function unsigned(
  bundle: Bundle | null,
  body: string,
  signature: string,
  isSigned: (publisher: string, text: string, signature: string) => boolean,
): ReadBundle {
  const stranger = bundle !== null && isSigned(bundle.publisher, body, signature) ? bundle.publisher : null
  const failure: BundleFailure =
    stranger === null
      ? {
          code: 'unsigned',
          message: 'was changed or cut short after it was signed',
          remedy: 'copy it again from whoever published it',
        }
      : {
          code: 'unsigned',
          message: `is signed by another publisher, ${stranger.slice(0, 18)}…`,
          remedy: 'sign it with the key that the terminal knows, or write the other one into services.publisher',
        }
  return { ok: false, failure }
}

const other = (message: string, remedy: string): ReadBundle => ({
  ok: false,
  failure: { code: 'notABundle', message, remedy },
})

function parse(body: string): Bundle | null {
  let data: unknown
  try {
    data = JSON.parse(body)
  } catch {
    return null
  }
  const checked = v.safeParse(Body, data)
  if (!checked.success) return null
  const { output } = checked
  const paths = new Set(output.files.map(({ path }) => path))
  return paths.size === output.files.length && spelt(output) === body ? output : null
}

/** Negative: `one` is older than `other`. */
export function compareVersions(one: string, other: string): number {
  const [[day = '', number = ''], [otherDay = '', otherNumber = '']] = [one.split('.'), other.split('.')]
  return day === otherDay ? Number(number) - Number(otherNumber) : day < otherDay ? -1 : 1
}
