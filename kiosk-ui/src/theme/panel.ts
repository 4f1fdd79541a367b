/**
 * Sizes are written in millimetres, because a pixel is 0.18 mm on one panel and 0.37 mm on another. The custom property
 * `--mm` carries the panel's scale; everything else is `calc(n * var(--mm))`.
 */
export interface Panel {
  readonly widthPx: number
  readonly widthMm: number
}

/** 21.5″ portrait, 1080 × 1920: the panel most halls have. */
export const usualPanel: Panel = { widthPx: 1080, widthMm: 267.8 }

/** CSS pixels per millimetre. If a panel's data are implausible, the usual scale is used. */
export function pixelsPerMillimetre(panel: Panel): number {
  const scale = panel.widthPx / panel.widthMm
  return Number.isFinite(scale) && scale >= 1 && scale <= 20 ? scale : usualPanel.widthPx / usualPanel.widthMm
}

/**
 * A panel that stands is drawn as at most this many millimetres wide. On a larger one (32″ is 398.5 mm wide and 708 mm
 * high) all would otherwise keep to the upper third, although it is looked at from further away: there it grows by 1.3.
 */
const widest = 306

/** CSS pixels per millimetre of the drawing. */
export const drawnMillimetre = (panel: Panel, upright: boolean): number =>
  Math.max(pixelsPerMillimetre(panel), upright ? panel.widthPx / widest : 0)

export function applyPanel(panel: Panel, root: HTMLElement): void {
  root.style.setProperty('--mm', `${drawnMillimetre(panel, innerHeight > innerWidth).toFixed(4)}px`)
}
