/**
 * Suppresses gestures of a browser that do not belong on a terminal: context menu, dragging, zooming with two fingers,
 * wheel or keyboard, going back by keyboard.
 */
export function suppressGestures(target: Document): void {
  const stop = (event: Event) => event.preventDefault()
  for (const event of ['contextmenu', 'dragstart', 'drop', 'dragover', 'gesturestart'])
    target.addEventListener(event, stop)
  target.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), { passive: false })
  target.addEventListener('touchstart', (event) => event.touches.length > 1 && event.preventDefault(), {
    passive: false,
  })
  target.addEventListener('keydown', (event) => {
    const zooms = event.ctrlKey && ['+', '-', '=', '0'].includes(event.key)
    const leaves = event.altKey && ['ArrowLeft', 'ArrowRight'].includes(event.key)
    if (zooms || leaves) event.preventDefault()
  })
}
