/**
 * What the built UI costs on the wire, brotli: `first` is everything the first usable screen needs (what index.html names and all that
 * imports statically, with the font sheet), `total` all script and style but the input method's words and the dev dock.
 * `node kiosk-ui/bytes.ts` prints it.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface UiBytes {
  readonly first: number
  readonly total: number
  /** File → bytes, largest first. */
  readonly files: Readonly<Record<string, number>>
}

/** `folder`: kiosk-ui/dist as built. */
export function uiBytes(folder: string): UiBytes {
  const size = (file: string): number => statSync(join(folder, `${file}.br`)).size
  const named = (page: string): Set<string> => {
    const files = new Set([...readFileSync(join(folder, page), 'utf8').matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file = '']) => file))
    // Appended while iterating: a set is walked to its end, wherever that is by then.
    for (const file of files) if (file.endsWith('.js')) for (const imported of importsOf(readFileSync(join(folder, file), 'utf8'))) files.add(`assets/${imported}`)
    return files
  }
  const first = named('index.html')
  const dock = existsSync(join(folder, 'dock.html')) ? [...named('dock.html')].filter((file) => !first.has(file)) : []
  const all = readdirSync(join(folder, 'assets')).filter((file) => /\.(?:js|css)$/.test(file)).map((file) => `assets/${file}`).filter((file) => !dock.includes(file))
  const files = [...all, 'fonts/fonts.css'].map((file) => [file, size(file)] as const).sort(([, a], [, b]) => b - a)
  return { first: sum([...first].map(size)), total: sum(files.map(([, bytes]) => bytes)), files: Object.fromEntries(files) }
}

const importsOf = (code: string): readonly string[] => [...code.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)].map(([, file = '']) => file)
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

if (import.meta.main) {
  const { first, total, files } = uiBytes(join(import.meta.dirname, 'dist'))
  for (const [file, bytes] of Object.entries(files)) console.log(`${String(bytes).padStart(7)}  ${file}`)
  console.log(`first usable screen ${(first / 1000).toFixed(1)} kB, all ${(total / 1000).toFixed(1)} kB (brotli)`)
}
