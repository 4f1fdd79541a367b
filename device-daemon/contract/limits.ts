/**
 * What the UI holds the daemon to, command by command. It follows from the table of commands; the UI's build puts its
 * value in its place (`kiosk-ui/vite.config.ts`), so that no schema and no valibot reach the first screen.
 */
import * as command from './command.ts'
import { commands, type CommandName } from './commands.ts'

const names = Object.keys(commands) as CommandName[]

/** ms from acknowledge to completion, of most commands … */
export const usualTimeoutMs = command.usualTimeoutMs
/** … and of those that take something else. */
export const timeoutsMs: { readonly [N in CommandName]?: number } = Object.fromEntries(
  names.flatMap((name) => (commands[name].timeoutMs === usualTimeoutMs ? [] : [[name, commands[name].timeoutMs]])),
)

/** Acts whose outcome is not known when nobody hears how they ended. */
export const irreversible: readonly CommandName[] = names.filter((name) => commands[name].permanence === 'irreversible')
