/** Every command the UI may send, one file per class, and the types derived from an entry for sender and handler. */
import type * as v from 'valibot'
import type { Capability } from './capabilities.ts'
import type { Command, EventTypes, Type } from './command.ts'
import { appointment } from './commands/appointment.ts'
import { application } from './commands/application.ts'
import { camera } from './commands/camera.ts'
import { cases } from './commands/case.ts'
import { common } from './commands/common.ts'
import { delivery } from './commands/delivery.ts'
import { document } from './commands/document.ts'
import { evaluation } from './commands/evaluation.ts'
import { face } from './commands/face.ts'
import { idCard } from './commands/id-card.ts'
import { material } from './commands/material.ts'
import { notice } from './commands/notice.ts'
import { receipt } from './commands/receipt.ts'
import { session } from './commands/session.ts'
import { shared } from './commands/shared.ts'
import { signIn } from './commands/sign-in.ts'
import { supply } from './commands/supply.ts'

export const commands = {
  ...common,
  ...session,
  ...idCard,
  ...face,
  ...signIn,
  ...shared,
  ...camera,
  ...material,
  ...document,
  ...application,
  ...appointment,
  ...delivery,
  ...evaluation,
  ...receipt,
  ...notice,
  ...cases,
  ...supply,
}

type Commands = typeof commands
export type CommandName = keyof Commands
export const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name)

/** Any entry, for code that treats all commands alike. */
export type AnyCommand = Command<v.GenericSchema, unknown, EventTypes, Capability | null>

/** The payload as the UI sends it. */
export type Payload<N extends CommandName> = DeepReadonly<v.InferInput<Commands[N]['payload']>>
/** The payload after the schema check, as a handler gets it. */
export type CheckedPayload<N extends CommandName> = v.InferOutput<Commands[N]['payload']>
/** The payload of a `success` completion. */
export type ResultOf<N extends CommandName> = Commands[N]['result'] extends Type<infer R> ? R : never
/** Event name → its payload. */
export type EventsOf<N extends CommandName> = {
  readonly [E in keyof Commands[N]['events']]: Commands[N]['events'][E] extends Type<infer P> ? P : never
}
export type NeedsOf<N extends CommandName> = ReturnType<Commands[N]['needs']>

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T
