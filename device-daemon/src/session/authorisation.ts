import { commands, type CommandName, type Phase } from '#contract/commands.ts'

export const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name)

/**
 * May this command run now? The table is the contract's; the phase is the daemon's own, so a page (or whoever got
 * hold of one) cannot print without a session, read another card into somebody's application, or submit twice.
 */
export function allowed(name: CommandName, phase: Phase): boolean {
  const phases: readonly Phase[] = commands[name].phases
  return phases.includes(phase)
}
