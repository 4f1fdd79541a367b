/** A code on paper or a phone's screen, held in front of the scanner. */
import iconv from 'iconv-lite'
import { flag, needed, oneOf, text, type Input } from '../harness/input.ts'

export interface Code {
  /** For people: the symbology and any defect. */
  readonly label: string
  /** The AIM identifier (ISO/IEC 15424) the scanner sends for it. */
  readonly aim: string
  readonly bytes: Uint8Array
  /** Torn, blurred or hidden by glare: the scanner never decodes it. */
  readonly unreadable: boolean
}

interface Symbology {
  readonly aim: string
  /** Why the content does not fit a code of this kind; null: it does. */
  readonly problem: (bytes: Uint8Array) => string | null
}

/** Number of digits in a QR code of version 40, level L; no readable code holds more. */
const largestCode = 7089

export const symbologies = {
  qr: { aim: ']Q1', problem: capacity({ digits: largestCode, alphanumerics: 4296, bytes: 2953 }) },
  dataMatrix: { aim: ']d1', problem: capacity({ digits: 3116, alphanumerics: 2335, bytes: 1556 }) },
  pdf417: { aim: ']L0', problem: capacity({ digits: 2710, alphanumerics: 1850, bytes: 1108 }) },
  // Code 128 has no maximum size; this is about as wide as a scanner can see.
  code128: { aim: ']C0', problem: matching(/^[\x00-\x7f]{1,80}$/, 'Code 128 holds up to 80 ASCII characters') },
  code39: {
    aim: ']A0',
    problem: matching(/^[0-9A-Z .$/+%-]{1,43}$/, 'Code 39 holds up to 43 of 0-9 A-Z space - . $ / + %'),
  },
  ean13: { aim: ']E0', problem: ean13Problem },
} as const satisfies Record<string, Symbology>

/**
 * From `{text, symbology?, encoding?}` or `{hex, …}`; `{aim}` gives another variant of the symbology or one that is not
 * listed; `{unreadable}`. Throws a readable error if the code cannot be printed.
 */
export function codeFrom(input: Input): Code {
  const bytes = contentOf(input)
  if (bytes.length === 0) throw new Error('a code holds at least one byte')
  if (bytes.length > largestCode) throw new Error(`${bytes.length} bytes: no code holds more than ${largestCode}`)
  const { kind, aim } = kindOf(input, bytes)
  const unreadable = flag(input, 'unreadable') ?? false
  return { label: unreadable ? `${kind}, unreadable` : kind, aim, bytes, unreadable }
}

function kindOf(input: Input, bytes: Uint8Array): { readonly kind: string; readonly aim: string } {
  const aim = text(input, 'aim')
  if (aim !== undefined && !/^\][A-Za-z][0-9A-Za-z]$/.test(aim))
    throw new Error('aim is "]", a letter and a modifier, as in "]Q3"')
  const given = oneOf(input, 'symbology', Object.keys(symbologies) as (keyof typeof symbologies)[])
  if (given === undefined && aim !== undefined) return { kind: aim, aim }
  const kind = given ?? 'qr'
  const symbology: Symbology = symbologies[kind]
  const problem = symbology.problem(bytes)
  if (problem !== null) throw new Error(problem)
  if (aim !== undefined && aim[1] !== symbology.aim[1])
    throw new Error(`aim of ${kind} begins with "${symbology.aim.slice(0, 2)}"`)
  return { kind, aim: aim ?? symbology.aim }
}

function contentOf(input: Input): Uint8Array {
  const hex = text(input, 'hex')
  if (hex !== undefined) {
    if (!/^([0-9a-f]{2})*$/i.test(hex)) throw new Error('hex is pairs of hexadecimal digits')
    return new Uint8Array(Buffer.from(hex, 'hex'))
  }
  const content = needed(text(input, 'text'), 'text or hex')
  // Much Chinese software still encodes codes in GB18030.
  return oneOf(input, 'encoding', ['utf8', 'gb18030']) === 'gb18030'
    ? new Uint8Array(iconv.encode(content, 'gb18030'))
    : new TextEncoder().encode(content)
}

/** Assumes one mode for the whole content; mixing modes, as printers may, would save a few bytes. */
function capacity(most: { readonly digits: number; readonly alphanumerics: number; readonly bytes: number }) {
  return (bytes: Uint8Array): string | null => {
    const text = latin1(bytes)
    const mode = /^\d+$/.test(text) ? 'digits' : /^[0-9A-Z $%*+./:-]+$/.test(text) ? 'alphanumerics' : 'bytes'
    return bytes.length <= most[mode] ? null : `${bytes.length} bytes: such a code holds ${most[mode]} ${mode}`
  }
}

function matching(pattern: RegExp, rule: string) {
  return (bytes: Uint8Array): string | null => (pattern.test(latin1(bytes)) ? null : rule)
}

function ean13Problem(bytes: Uint8Array): string | null {
  const text = latin1(bytes)
  if (!/^\d{13}$/.test(text)) return 'EAN-13 is thirteen digits'
  const sum = [...text].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0 ? null : 'the last digit of EAN-13 is its check digit, and this one is not'
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
