/**
 * Names of the irreversible commands, derived from the table of commands. The UI's build replaces this module with the
 * bare list (`kiosk-ui/vite.config.ts`), so that schemas and valibot stay out of the first screen.
 */
import { commands, type CommandName } from './commands.ts'

export const irreversible: readonly CommandName[] = (Object.keys(commands) as CommandName[]).filter(
  (name) => commands[name].permanence === 'irreversible',
)
