import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { onceBuilt } from './built-from.ts'

const root = join(import.meta.dirname, '../..')
const folder = 'device-daemon/dist'

/** Everything that goes into the program, and how it is made. */
const sources = [
  'device-daemon/{src,contract}/**/*.{ts,mjs}',
  'flows/src/**/*.ts',
  'scripts/lib/build-daemon.ts',
  'package-lock.json',
]

/** Bring compiled parts or threads of their own, which a bundle cannot hold. */
const asInstalled = ['serialport', 'pino', '@napi-rs/canvas', '@myriaddreamin/typst-ts-node-compiler', '@hyzyla/pdfium']

/**
 * Builds the daemon into `device-daemon/dist` if its sources have changed since the last build: a few files instead of
 * the 460 modules of `src/` and its packages, which take a start of 430 ms to one of 330 (CPU 530 → 350, 24 starts) and
 * 8 MB of memory. Its own child processes (typesetter, gauge of sharpness, reader of the catalogue) run from `src/`.
 */
export const buildDaemon = (say: (line: string) => void): Promise<void> =>
  onceBuilt(folder, sources, async () => {
    say('Building the daemon …')
    rmSync(join(root, folder), { recursive: true, force: true })
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      build: {
        ssr: 'device-daemon/src/main.ts',
        outDir: folder,
        target: 'node24',
        // A stack in the log names what the sources name.
        minify: false,
        copyPublicDir: false,
      },
      ssr: { noExternal: true, external: asInstalled },
      plugins: [{ name: 'where-the-source-is', transform: whereTheSourceIs }],
    })
    mkdirSync(join(root, folder), { recursive: true })
    writeFileSync(
      join(root, folder, 'main.mjs'),
      `import { begin } from '../src/startup/begin.mjs'\nawait begin(() => import('./main.js'))\n`,
    )
  })

/** Files beside a source (fonts, templates, child processes) are found from there, not from the built program. */
function whereTheSourceIs(code: string, id: string): string | null {
  return id.includes('node_modules') ? null : code.replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
}
