/** What a printer says of the paper it takes by itself (`media-default`, `media-ready`; names of PWG 5101.1). Pure. */
import type { Attributes } from './ipp.ts'

/** `a4`: plain A4 and nothing else; `other`: something else lies in it, perhaps forms; `unknown`: it does not say. */
export type PaperReady = 'a4' | 'other' | 'unknown'

/** `iso_a4_210x297mm`, `iso-a4`, `iso_a4_210x297mm_stationery`; not a colour, a form or something preprinted. */
const plainA4 = /^(iso[-_])?a4([-_]210x297mm)?([-_]?(white|stationery|plain))*$/i

export function paperReady(printer: Attributes): PaperReady {
  const ready = names(printer, 'media-ready')
  const usual = names(printer, 'media-default')
  const named = ready.length > 0 ? [...ready, ...usual] : usual
  if (named.length === 0) return 'unknown'
  return named.every((name) => plainA4.test(name)) ? 'a4' : 'other'
}

const names = (printer: Attributes, attribute: string): readonly string[] =>
  (printer.get(attribute) ?? []).filter((value) => typeof value === 'string').filter((name) => name !== '')
