/**
 * What the UI holds the daemon to, command by command. It follows from the table of commands; the UI's build puts its
 * value in its place (`kiosk-ui/vite.config.ts`), so that no schema and no valibot reach the first screen.
 */
import { commands, type CommandName } from './commands.ts'

const names = Object.keys(commands) as CommandName[]

/** ms from acknowledge to completion. */
export const timeoutsMs = Object.fromEntries(names.map((name) => [name, commands[name].timeoutMs])) as Readonly<
  Record<CommandName, number>
>

/** Acts whose outcome is not known when nobody hears how they ended. */
export const irreversible: readonly CommandName[] = names.filter((name) => commands[name].effect === 'irreversible')
