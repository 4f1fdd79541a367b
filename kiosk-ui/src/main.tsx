import type { Entrance } from '#contract/entrance.ts'
import { enter, enterLate } from './daemon/launch.ts'
import { fits } from './daemon/reload-once.ts'
import { loadLater, standStill, startKiosk } from './kiosk.tsx'
import { applyPanel } from './theme/panel.ts'
import './theme/tokens.css'
import './theme/base.css'
import './theme/settling.css'

const root = document.getElementById('kiosk')
if (root === null) throw new Error('no #kiosk')

void begin(root)

/**
 * Not awaited at top level: the bundler lets later chunks import this module, so they would wait for a module that
 * waits for them.
 */
async function begin(root: HTMLElement): Promise<void> {
  const later = loadLater()
  const place = { location, history, fetch: fetch.bind(window) }
  const entrance = await enter(place)
  if (entrance.state === 'notLaunched' || entrance.state === 'version') {
    return standStill(entrance.state, root)
  }
  if (entrance.state === 'entered') {
    fit(entrance.given)
    return void startKiosk(root, place, entrance.given, later)
  }
  const kiosk = startKiosk(root, place, null, later)
  const late = await enterLate(place, () => new Promise((resolve) => setTimeout(resolve, 2_000)))
  if (late.state !== 'entered') return kiosk.stand(late.state)
  fit(late.given)
  kiosk.offer(late.given.languages)
}

/** Page and daemon are of one version, and the daemon knows the panel. */
function fit({ panel }: Entrance): void {
  fits()
  applyPanel(panel, document.documentElement)
}
