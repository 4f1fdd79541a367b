import { enter } from './daemon/launch.ts'
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
  const entrance = await enter({ location, history, fetch: fetch.bind(window) })
  if (entrance.state === 'notLaunched' || entrance.state === 'version') {
    const { standStill } = await import('./standstill.tsx')
    await standStill(entrance.state, root)
  } else {
    if (entrance.state === 'entered') applyPanel(entrance.config.panel, document.documentElement)
    // If the daemon has not answered yet, the terminal offers all its languages.
    startKiosk(root, entrance.state === 'entered' ? entrance.config.languages : ['zh', 'en'])
  }
}
