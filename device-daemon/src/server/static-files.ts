/**
 * The built UI (`kiosk-ui/dist`). Its files are listed once at start and only listed files are served, so no address
 * can lead outside the folder.
 */
import { existsSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'

export interface StaticFile {
  readonly path: string
  readonly type: string
  /** Compressed variants made at build time. */
  readonly compressed: readonly { readonly encoding: 'br' | 'gzip'; readonly path: string }[]
  /** Its name contains its digest, so it never changes. */
  readonly immutable: boolean
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

/**
 * Address → file. `index.html` is also served at its folder, `dock.html` at `/dock`. Empty if the UI has not been
 * built.
 */
export function listStaticFiles(folder: string): ReadonlyMap<string, StaticFile> {
  if (!existsSync(folder)) return new Map()
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const names = new Set(entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)))
  return new Map(
    [...names]
      .filter((name) => types[extname(name)] !== undefined)
      .map((name) => {
        const path = join(folder, name)
        const compressed = encodings.flatMap(([encoding, suffix]) =>
          names.has(name + suffix) ? [{ encoding, path: path + suffix }] : [],
        )
        const address = `/${name}`.replace(/(?:\/index)?\.html$/, '') || '/'
        return [address, { path, type: types[extname(name)] ?? '', compressed, immutable: name.startsWith('assets/') }]
      }),
  )
}

/** The smallest variant the browser accepts. */
export function chooseForm(
  file: StaticFile,
  acceptEncoding: string | undefined,
): { readonly path: string; readonly encoding?: string } {
  const accepted = new Set((acceptEncoding ?? '').split(',').map((part) => part.trim().split(';')[0]))
  return file.compressed.find(({ encoding }) => accepted.has(encoding)) ?? { path: file.path }
}
