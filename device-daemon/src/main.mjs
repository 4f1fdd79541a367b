/** Entry of the device daemon from its sources. `npm start` runs the same as built: `dist/main.mjs`. */
import { begin } from './startup/begin.mjs'

await begin(() => import('./main.ts'))
