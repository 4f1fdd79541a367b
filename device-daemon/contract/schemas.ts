/** Schemas used in payloads of several commands. */
import * as v from 'valibot'

/** A name defined by the terminal or a service's file: of an affair, question, option, field, material or page. */
export const Id = v.pipe(v.string(), v.maxLength(64), v.regex(/^[A-Za-z0-9_.:-]+$/))
/** Somebody who signs: a party, and the row of the form where there are several (`flows/src/signers.ts`). */
export const SignerId = v.pipe(v.string(), v.maxLength(129), v.regex(/^[A-Za-z0-9_.:-]+(?:\/[A-Za-z0-9_.:-]+)?$/))
/** What lies under the camera: a material, or the pages of a paper that somebody has signed (`draft/papers.ts`). */
export const PaperId = v.union([
  Id,
  v.pipe(v.string(), v.maxLength(204), v.regex(/^signature(?:\/[A-Za-z0-9_.:-]+){2,3}$/)),
])
/** A time that may be chosen (预约): opaque, the platform's. */
export const SlotId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9._-]{1,80}$/))
export const ShortText = v.pipe(v.string(), v.maxLength(400))
export const Language = v.picklist(['zh', 'en'])
export const TextSize = v.picklist(['standard', 'large', 'largest'])
export const Nothing = v.optional(v.strictObject({}))
