/**
 * Reading what another system wrote: a harmless difference of form is understood, and what cannot be read costs itself
 * and nothing beside it. What a decision hangs on is read strictly, in `wire.ts`.
 */
import * as v from 'valibot'
import { isCaseNumber } from './case-number.ts'
import { fromDataDate, fromDataTime } from './times.ts'

/** `longest` in characters, as the contract counts: a rare one is two of JavaScript's units. */
export const text = (longest: number) =>
  v.pipe(
    v.string(),
    v.check((read) => read.length <= longest || [...read].length <= longest, `at most ${longest} characters`),
  )

/** Words to be shown: without surrounding white space, and cut where they are too long. */
export const words = (longest: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.transform((written) => {
      const read = written.trim()
      const characters = read.length <= longest ? null : [...read]
      return characters === null || characters.length <= longest
        ? read
        : `${characters.slice(0, longest - 1).join('')}…`
    }),
  )
export const Name = words(200)

/** A number or code that may have been written as a JSON number; digits that JSON has lost do not come back. */
export const code = (longest: number) =>
  v.pipe(
    v.union([
      v.pipe(v.string(), v.trim()),
      v.pipe(
        v.number(),
        v.safeInteger(),
        v.transform((read) => String(read)),
      ),
    ]),
    text(longest),
  )
/** Opaque: `410902/2026/0001` and `龙审〔2026〕12号` are case numbers too. */
export const CaseNumber = v.pipe(code(50), v.check(isCaseNumber))

const read = (from: (text: string) => string | null) => v.pipe(v.string(), v.transform(from), v.string())
export const DateTime = read(fromDataTime)
export const Day = read(fromDataDate)

/** An optional member: if it is absent or unreadable, the rest is still worth showing. */
export const maybe = <S extends v.GenericSchema>(schema: S) => v.fallback(v.optional(schema), undefined)

export interface Readable<T> {
  readonly read: T[]
  /** How many entries were left out. */
  readonly unreadable: number
}

/** A list of independent entries, of which at most `longest` are read. */
export const readable = <S extends v.GenericSchema>(entry: S, longest: number) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((list): Readable<v.InferOutput<S>> => {
      const read = list.slice(0, longest).flatMap((each): v.InferOutput<S>[] => {
        const one = v.safeParse(entry, each)
        return one.success ? [one.output] : []
      })
      return { read, unreadable: list.length - read.length }
    }),
  )
/** The same for an optional list: if it is absent, nothing is listed. */
export const shown = <S extends v.GenericSchema>(entry: S, longest: number) =>
  v.fallback(v.optional(readable(entry, longest), []), { read: [], unreadable: 0 })
