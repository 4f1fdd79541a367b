/** Parts that payloads of several commands are made of. */
import * as v from 'valibot'

/** A name given by the terminal or a service's file: of an affair, question, option, field, material, page. */
export const Id = v.pipe(v.string(), v.maxLength(64), v.regex(/^[A-Za-z0-9_.:-]+$/))
export const ShortText = v.pipe(v.string(), v.maxLength(400))
export const Language = v.picklist(['zh', 'en'])
export const Nothing = v.optional(v.strictObject({}))
