/** What is loaded after the first paint: the frame and all screens, then what they will need next. */
import { loadKeyboard } from './frame/keyboard-host.tsx'
import { suppressGestures } from './session/gestures.ts'
import { watchPressing } from './session/pressing.ts'
import './theme/variants.css'

export { App } from './app.tsx'

/**
 * Gestures of a browser kept away, presses finger by finger; the charts of services and the keyboard: wanted soon, but
 * not by this screen.
 */
export async function loadRest(): Promise<void> {
  suppressGestures(document)
  watchPressing(document)
  await Promise.all([import('#flows/journeys/terminal/opening.ts'), loadKeyboard()])
  // 120 kB of rules for the fonts of rare characters. Loaded when the browser is idle, because a page that resumes its
  // session waits for every step before.
  requestIdleCallback(nameRareFaces, { timeout: 1_000 })
}

function nameRareFaces(): void {
  const sheet = document.createElement('link')
  sheet.rel = 'stylesheet'
  sheet.href = '/fonts/rare.css'
  document.head.append(sheet)
}
