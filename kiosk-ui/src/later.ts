/** What comes after the first paint: the frame and all screens; then what they will want in turn. */
import { loadKeyboard } from './frame/keyboard-host.tsx'
import { suppressGestures } from './session/gestures.ts'
import './theme/variants.css'

export { App } from './app.tsx'

/** Gestures of a browser kept away; the charts of services, the keyboard, and the faces of rare characters: wanted soon, but not by this screen. */
export async function loadRest(): Promise<void> {
  suppressGestures(document)
  const rare = document.createElement('link')
  rare.rel = 'stylesheet'
  rare.href = '/fonts/rare.css'
  document.head.append(rare)
  await Promise.all([import('#flows/journeys/apply/index.ts'), loadKeyboard()])
}
