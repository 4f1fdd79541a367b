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

export function applyPanel(panel: Panel, root: HTMLElement): void {
  root.style.setProperty('--mm', `${pixelsPerMillimetre(panel).toFixed(4)}px`)
}
