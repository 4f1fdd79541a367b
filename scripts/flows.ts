/**
 * `npm run flows -- …`: for county staff and authors of services. The commands of `flows/`, and those that make paper,
 * which need the daemon's document maker.
 */
import { main } from '../flows/src/cli.ts'
import { paperCommands } from './flows/commands.ts'

process.exitCode = await main(
  process.argv.slice(2),
  { out: (text) => console.log(text), error: (text) => console.error(text) },
  paperCommands,
)
