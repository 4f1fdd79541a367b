import { enter } from './daemon/launch.ts'
import { suppressGestures } from './session/gestures.ts'
import { startKiosk } from './kiosk.tsx'
import { standStill } from './standstill.tsx'
import { applyPanel, usualPanel } from './theme/panel.ts'
import './theme/tokens.css'
import './theme/base.css'

const root = document.getElementById('kiosk')
if (root === null) throw new Error('index.html has no #kiosk')

suppressGestures(document)
applyPanel(usualPanel, document.documentElement)
const entrance = await enter({ location, history, fetch: fetch.bind(window) })
if (entrance.state === 'notLaunched') {
  standStill('notLaunched', root)
} else if (entrance.state === 'version') {
  standStill('version', root)
  setTimeout(() => location.reload(), 5_000)
} else {
  if (entrance.state === 'entered') applyPanel(entrance.config.panel, document.documentElement)
  startKiosk(root)
}
