/** What comes after the first paint: the frame and all screens; then what they will want in turn. */
import { loadKeyboard } from './frame/keyboard-host.tsx'
import { suppressGestures } from './session/gestures.ts'
import './theme/variants.css'

export { App } from './app.tsx'

/** Gestures of a browser kept away; the charts of services and the keyboard: wanted soon, but not by this screen. */
export async function loadRest(): Promise<void> {
  suppressGestures(document)
  await Promise.all([import('#flows/journeys/terminal/opening.ts'), loadKeyboard()])
  // 120 kB of rules for the faces of rare characters: read when nothing else is to be done, for a page coming back to
  // its session waits for every step.
  requestIdleCallback(nameRareFaces, { timeout: 1_000 })
}

function nameRareFaces(): void {
  const sheet = document.createElement('link')
  sheet.rel = 'stylesheet'
  sheet.href = '/fonts/rare.css'
  document.head.append(sheet)
}
