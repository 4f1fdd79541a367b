/**
 * What the touch UI costs on the wire: brotli bytes of scripts and style sheets, as a real browser receives them from
 * the daemon. Fonts, pictures and data (the catalogue, the input method's words) are not code and not counted; the
 * style sheets that name the fonts are.
 *
 * `ui.first.bytes`: what must have arrived before the first screen is shown and a touch on it leads towards the home
 * screen. `ui.home.bytes`: before the services on the home screen can be chosen. `ui.total.bytes`: everything, that is,
 * every screen, both languages, the keyboard and its worker, and the style sheet of the rare characters; not the dev
 * dock, which is another page.
 */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { withMachine, type Machine } from './machine.ts'
import { withPage } from './pages.ts'
import type { Row } from '../../scripts/bench/row.ts'
import { withhold } from './withheld.ts'

const dist = join(import.meta.dirname, '../../kiosk-ui/dist')

function measure(): Promise<readonly Row[]> {
  return withMachine(async (machine) => {
    const hello = await oneButton(machine)
    const { first, home } = await kiosk(machine)
    return [
      row('ui.first.bytes', first, hello, 25),
      row('ui.home.bytes', home, hello),
      row('ui.total.bytes', total(), hello, 90),
    ]
  })
}

/** kB are 1000 bytes. Without a goal the row is for information. */
function row(name: string, bytes: number, hello: number, goal?: number): Row {
  const value = bytes / 1000
  return {
    name,
    value,
    unit: 'kB',
    goal: goal === undefined ? '(for the record)' : `≤ ${goal} kB brotli`,
    met: goal === undefined || value <= goal,
    baseline: hello / 1000,
    ratio: bytes / hello,
  }
}

async function kiosk(machine: Machine): Promise<{ readonly first: number; readonly home: number }> {
  const context = await machine.context()
  const page = await context.newPage()
  const citizen = machine.citizen(page)
  const withheld = await withhold(page)
  await page.goto(citizen.address, { waitUntil: 'commit' })
  const button = page.getByRole('button', { name: /触摸屏幕开始/ })
  // When the button is touched, only what drew it has arrived, so the touch is handled by that alone.
  const first = await withheld.until(() => button.isVisible())
  await button.tap()
  await citizen.on('home')
  const home = await withheld.until(() =>
    page
      .getByRole('button', { name: /公民身后/ })
      .isEnabled({ timeout: 20 })
      .catch(() => false),
  )
  await context.close()
  return { first, home }
}

/** The minimum: a Preact page with one button and a hook, built the same way. */
const oneButton = (machine: Machine): Promise<number> =>
  withPage('one-button', async (address) => {
    const context = await machine.context()
    const page = await context.newPage()
    const withheld = await withhold(page)
    await page.goto(address, { waitUntil: 'commit' })
    const bytes = await withheld.until(() => page.getByRole('button').isVisible())
    await context.close()
    return bytes
  })

/** Compressed sizes, as the daemon serves them. */
function total(): number {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(?:js|css)$/.test(file) && !file.startsWith('dock/'),
  )
  return files.reduce((sum, file) => sum + statSync(join(dist, `${file}.br`)).size, 0)
}

console.log(JSON.stringify(await measure()))
