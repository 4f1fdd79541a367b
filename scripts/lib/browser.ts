import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installDebian } from './debian.ts'

/** Browsers of the Chromium family, on which a kiosk is usually built. */
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** Path of a browser that can show the kiosk, or null. `KIOSK_BROWSER` may name another one. */
export function findBrowser(): string | null {
  const named = process.env['KIOSK_BROWSER']
  const places = (process.env['PATH'] ?? '').split(delimiter)
  for (const path of [
    ...(named ? [named] : []),
    ...names.flatMap((name) => places.map((place) => join(place, name))),
  ]) {
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {
      // Not here; try the next.
    }
  }
  return null
}

/**
 * Installs Debian's chromium by apt, because Playwright's own download is not available on machines that reach only
 * package registries. Resolves to the browser's path, or to what the user has to do.
 */
export async function installBrowser(
  say: (line: string) => void,
): Promise<{ readonly path: string } | { readonly remedy: string }> {
  const present = findBrowser()
  if (present) return { path: present }
  const remedy = 'Install a Chromium browser (Debian: apt-get install chromium), or name one in KIOSK_BROWSER.'
  const installed = await installDebian(['chromium'], () =>
    say('Installing the browser for the tests (chromium, once; about a minute) …'),
  )
  if (!installed) return { remedy }
  const path = findBrowser()
  return path ? { path } : { remedy }
}
