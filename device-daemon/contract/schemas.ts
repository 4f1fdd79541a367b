/** Schemas used in payloads of several commands. */
import * as v from 'valibot'

/** A name defined by the terminal or a service's file: of an affair, question, option, field, material or page. */
export const Id = v.pipe(v.string(), v.maxLength(64), v.regex(/^[A-Za-z0-9_.:-]+$/))
/** A time that may be chosen (预约): opaque, the platform's. */
export const SlotId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9._-]{1,80}$/))
export const ShortText = v.pipe(v.string(), v.maxLength(400))
export const Language = v.picklist(['zh', 'en'])
export const TextSize = v.picklist(['standard', 'large', 'largest'])
export const Nothing = v.optional(v.strictObject({}))
