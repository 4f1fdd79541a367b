/**
 * `npm run flows -- …`: for county staff and authors of services. The commands of `flows/`, and those that make paper,
 * which need the daemon's document maker. Each is loaded with its engines only when it runs.
 */
import { main } from '../flows/src/cli.ts'
import { guide, leaflet, poster } from './flows/faces.ts'
import { notice } from './flows/notice.ts'

process.exitCode = await main(
  process.argv.slice(2),
  { out: (text) => console.log(text), error: (text) => console.error(text) },
  [guide, notice, leaflet, poster],
)
