import { enter, enterLate } from './daemon/launch.ts'
import { fits } from './daemon/reload-once.ts'
import { startKiosk } from './kiosk.tsx'
import { applyPanel, usualPanel } from './theme/panel.ts'
import './theme/tokens.css'
import './theme/base.css'
import './theme/settling.css'

const root = document.getElementById('kiosk')
if (root === null) throw new Error('index.html has no #kiosk')

applyPanel(usualPanel, document.documentElement)
void begin(root)

/**
 * Not awaited at top level: the bundler lets later chunks import this module, so they would wait for a module that
 * waits for them.
 */
async function begin(root: HTMLElement): Promise<void> {
  const place = { location, history, fetch: fetch.bind(window) }
  const entrance = await enter(place)
  if (entrance.state === 'notLaunched' || entrance.state === 'version') {
    const { standStill } = await import('./standstill.tsx')
    return standStill(entrance.state, root)
  }
  if (entrance.state === 'entered') {
    fits()
    applyPanel(entrance.config.panel, document.documentElement)
    return void startKiosk(root, entrance.config.languages)
  }
  // Until the daemon answers, the terminal says so, in all its languages.
  const kiosk = startKiosk(root, ['zh', 'en'])
  const late = await enterLate(place, () => new Promise((resolve) => setTimeout(resolve, 2_000)))
  if (late.state !== 'entered') return kiosk.stand(late.state)
  fits()
  applyPanel(late.config.panel, document.documentElement)
  kiosk.offer(late.config.languages)
}
