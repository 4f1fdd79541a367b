/** What is loaded after the first paint: the frame and the next screens, then what they will need. */
import { loadKeyboard } from './frame/keyboard-host.tsx'
import { loadScreens } from './screens/index.ts'
import { watchActivity } from './session/activity.ts'
import { suppressGestures } from './session/gestures.ts'
import { watchPressing } from './session/pressing.ts'
import './theme/variants.css'

export { App } from './app.tsx'
export { renew } from './session/renewal.ts'
export { wipe } from './session/wipe.ts'
export { draws, loadScreens } from './screens/index.ts'

/** Gestures of a browser kept away, presses finger by finger; `onActivity`: somebody is there. */
export function watchHands(onActivity: () => void): void {
  watchActivity(document, () => performance.now(), onActivity)
  suppressGestures(document)
  watchPressing(document)
}

/** The other screens, the keyboard, and lines that end between words: wanted soon, but not by this screen. */
export async function loadRest(): Promise<void> {
  await Promise.all([
    loadScreens(),
    loadKeyboard(),
    import('./theme/line-breaks.ts').then(({ breakBetweenWords }) => breakBetweenWords()),
  ])
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
