/**
 * Commands whose outcome is not known when nobody hears how they ended. They follow from the table of commands; the
 * UI's build puts the names in this module's place (`kiosk-ui/vite.config.ts`), so that no schema and no valibot reach
 * the first screen.
 */
import { commands, type CommandName } from './commands.ts'

export const irreversible: readonly CommandName[] = (Object.keys(commands) as CommandName[]).filter(
  (name) => commands[name].permanence === 'irreversible',
)
