/**
 * `npm run flows -- …`: for county staff and authors of services. The commands of `flows/`, those that make paper,
 * which need the daemon's document maker, and those of whoever publishes.
 */
import { main } from '../flows/src/cli.ts'
import { guide, leaflet, poster } from './flows/faces.ts'
import { notice } from './flows/notice.ts'
import { pack } from './flows/pack.ts'
import { unpack } from './flows/unpack.ts'
import { verify } from './flows/verify.ts'

process.exitCode = await main(
  process.argv.slice(2),
  { out: (text) => console.log(text), error: (text) => console.error(text) },
  [guide, notice, leaflet, poster, pack, verify, unpack],
)
