import type { Capability } from '#contract/capabilities.ts'
import { commands, type AnyCommand, type CommandName } from '#contract/commands.ts'
import type { Session } from './journeys.ts'

/** Without a session, one may be begun and nothing else. */
const nobody: ReadonlySet<Capability> = new Set(['mayBegin'])

/**
 * May this command run now? The contract says which capability it needs; the daemon grants capabilities from what it
 * has recorded itself. So a page, or whoever controls one, cannot print without a session, read another card into
 * somebody's application, or submit twice. `payload`: already checked.
 */
export function allowed(name: CommandName, payload: unknown, session: Session | null): boolean {
  const command: AnyCommand = commands[name]
  const needed = command.needs(payload)
  const held: ReadonlySet<Capability> = session?.capabilities ?? nobody
  return needed === null || held.has(needed)
}
