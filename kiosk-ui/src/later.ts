/** What comes after the first paint: the frame and all screens; then what they will want in turn. */
import { loadKeyboard } from './frame/keyboard-host.tsx'

export { App } from './app.tsx'

/** The charts of services, the keyboard, and the faces of rare characters: wanted soon, but not by this screen. */
export async function loadRest(): Promise<void> {
  const rare = document.createElement('link')
  rare.rel = 'stylesheet'
  rare.href = '/fonts/rare.css'
  document.head.append(rare)
  await Promise.all([import('#flows/journeys/apply/index.ts'), loadKeyboard()])
}
