import type { Capability } from '#contract/capabilities.ts'
import { commands, type AnyCommand, type CommandName } from '#contract/commands.ts'
import type { Session } from './journeys.ts'

/** With nobody at the terminal a session may be begun, and nothing else. */
const nobody: ReadonlySet<Capability> = new Set(['mayBegin'])

/**
 * May this command run now? What it needs stands in the contract; what is held, the daemon grants from its own
 * knowledge, so a page (or whoever got hold of one) cannot print without a session, read another card into somebody's
 * application, or submit twice. `payload`: checked.
 */
export function allowed(name: CommandName, payload: unknown, session: Session | null): boolean {
  const command: AnyCommand = commands[name]
  const needed = command.needs(payload)
  const held: ReadonlySet<Capability> = session?.capabilities ?? nobody
  return needed === null || held.has(needed)
}
