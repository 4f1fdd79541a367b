/**
 * What must hold of every control and every text that can be seen: sizes and gaps, in mm of the panel; contrast;
 * nothing cut off, no word torn by the end of a line.
 */
export interface Limit {
  readonly target: number
  /** Keys of a keyboard may be smaller than other targets. */
  readonly key: number
  readonly gap: number
  /** Height of a Chinese character. */
  readonly text: number
  readonly contrast: number
}

/** In words, for each: what, and by how much. */
export interface Measured {
  readonly small: readonly string[]
  readonly close: readonly string[]
  readonly tiny: readonly string[]
  readonly pale: readonly string[]
  readonly cut: readonly string[]
  readonly torn: readonly string[]
  /** Half a QR. */
  readonly halved: readonly string[]
  /** The field that is typed into and cannot be seen beside its keyboard. */
  readonly hidden: readonly string[]
}

/** What is wrong on what stands on the screen now. Runs in the page, and therefore holds everything it needs. */
export function measure(limit: Limit): Measured {
  /** A Chinese glyph fills 0.92 of its em. */
  const glyphOfEm = 0.92
  const mm = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'))
  const shown = (element: Element): boolean => {
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    return (
      box.width > 0 &&
      box.height > 0 &&
      style.visibility !== 'hidden' &&
      style.opacity !== '0' &&
      element.closest('[aria-hidden="true"], .visually-hidden') === null
    )
  }
  const name = (element: Element): string =>
    (element.textContent?.trim() || element.getAttribute('aria-label') || element.tagName).slice(0, 20)
  // What is scrolled out of sight, even in part, is measured once it is scrolled into view.
  const inSight = (element: Element, box: DOMRect): boolean => {
    const view = element.closest('.more-view')?.getBoundingClientRect()
    return box.top >= (view?.top ?? 0) - 1 && box.bottom <= (view?.bottom ?? innerHeight) + 1
  }
  const targets = [...document.querySelectorAll('button, label.choice, input[data-entry], summary, a[href]')].filter(
    shown,
  )
  const boxes = targets
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ element, box }) => inSight(element, box))
  const small: string[] = []
  for (const { element, box } of boxes) {
    const need = element.closest('.keyboard') ? limit.key : limit.target
    if (Math.min(box.width, box.height) / mm < need - 0.05)
      small.push(`${name(element)} ${(box.width / mm).toFixed(1)}×${(box.height / mm).toFixed(1)} mm`)
  }
  const close: string[] = []
  for (const [at, a] of boxes.entries()) {
    for (const b of boxes.slice(at + 1)) {
      if (a.element.contains(b.element) || b.element.contains(a.element)) continue
      const across = Math.max(a.box.left - b.box.right, b.box.left - a.box.right)
      const down = Math.max(a.box.top - b.box.bottom, b.box.top - a.box.bottom)
      const gap = Math.max(across, down)
      if (gap / mm < limit.gap - 0.05) close.push(`${name(a.element)} | ${name(b.element)} ${(gap / mm).toFixed(1)} mm`)
    }
  }
  /** Text that reaches out of its control, or is cut off by something around it other than the paged content. */
  const outsideItsFrame = (text: Node, parent: Element): boolean => {
    const range = document.createRange()
    range.selectNodeContents(text)
    const written = range.getBoundingClientRect()
    for (let around: Element | null = parent; around && !around.matches('.more-view, body');) {
      const frames = around.matches('button') || getComputedStyle(around).overflowY !== 'visible'
      const box = around.getBoundingClientRect()
      if (frames && (written.top < box.top - 1 || written.bottom > box.bottom + 1)) return true
      if (around.matches('button') && (written.left < box.left - 1 || written.right > box.right + 1)) return true
      around = around.parentElement
    }
    return false
  }
  /** Red, green, blue (0 … 255) and how much of them is there (0 … 1). */
  const colour = (words: string): readonly [number, number, number, number] => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (words.match(/[\d.]+/g) ?? []).map(Number)
    return [red, green, blue, alpha]
  }
  const groundOf = (element: Element | null): readonly number[] => {
    if (element === null) return [255, 255, 255]
    const [red, green, blue, alpha] = colour(getComputedStyle(element).backgroundColor)
    if (alpha === 1) return [red, green, blue]
    const under = groundOf(element.parentElement)
    return [red, green, blue].map((part, at) => part * alpha + (under[at] ?? 0) * (1 - alpha))
  }
  /** WCAG 2 relative luminance. */
  const luminance = (parts: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = parts.map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const contrastOf = (element: Element): number => {
    const [light = 0, dark = 0] = [colour(getComputedStyle(element).color).slice(0, 3), groundOf(element)]
      .map(luminance)
      .sort((a, b) => b - a)
    return (light + 0.05) / (dark + 0.05)
  }
  const dictionary = new Intl.Segmenter('zh', { granularity: 'word' })
  /** Chinese words of the text of which one line has the beginning and another the end. */
  const tornIn = (text: Text): readonly string[] => {
    const range = document.createRange()
    const lines = (from: number, to: number): number => {
      range.setStart(text, from)
      range.setEnd(text, to)
      return new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom))).size
    }
    if (!document.documentElement.lang.startsWith('zh') || lines(0, text.length) < 2) return []
    return [...dictionary.segment(text.data)]
      .filter(({ segment, index }) => /^\p{Script=Han}{2,}$/u.test(segment) && lines(index, index + segment.length) > 1)
      .map(({ segment }) => segment)
  }
  const torn: string[] = []
  const tiny: string[] = []
  const pale: string[] = []
  const cut: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement
    if (!parent || !walker.currentNode.textContent?.trim() || !shown(parent)) continue
    const box = parent.getBoundingClientRect()
    if (!inSight(parent, box)) {
      // Only paged content can be brought into sight.
      if (parent.closest('.more-view') === null) cut.push(`${name(parent)}, beyond the edge`)
      continue
    }
    if (walker.currentNode instanceof Text)
      torn.push(...tornIn(walker.currentNode).map((word) => `${word}: ${name(parent)}`))
    const style = getComputedStyle(parent)
    const height = (Number.parseFloat(style.fontSize) * glyphOfEm) / mm
    if (height < limit.text - 0.05) tiny.push(`${name(parent)} ${height.toFixed(1)} mm`)
    // What cannot be used now is paler than what can.
    if (parent.closest(':disabled') === null && contrastOf(parent) < limit.contrast)
      pale.push(`${name(parent)} ${contrastOf(parent).toFixed(1)}`)
    if (style.overflowX === 'hidden' && parent.scrollWidth > parent.clientWidth + 1) cut.push(name(parent))
    else if (outsideItsFrame(walker.currentNode, parent)) cut.push(name(parent))
  }
  if (document.documentElement.scrollWidth > innerWidth) cut.push('the page scrolls sideways')
  const hidden: string[] = []
  const focused = document.activeElement?.closest('input[data-entry]')
  const keyboard = document.querySelector('.keyboard')?.getBoundingClientRect()
  if (focused && keyboard) {
    const box = focused.getBoundingClientRect()
    const across = Math.min(box.right, keyboard.right) - Math.max(box.left, keyboard.left)
    const down = Math.min(box.bottom, keyboard.bottom) - Math.max(box.top, keyboard.top)
    if (!inSight(focused, box) || (across > 1 && down > 1)) hidden.push(focused.id)
  }
  const halved: string[] = []
  for (const code of document.querySelectorAll('.qr')) {
    const box = code.getBoundingClientRect()
    const view = code.closest('.more-view')?.getBoundingClientRect()
    const out = box.bottom <= (view?.top ?? 0) || box.top >= (view?.bottom ?? innerHeight)
    if (!out && !inSight(code, box)) halved.push(name(code))
  }
  return { small, close, tiny: [...new Set(tiny)], pale, cut, torn, halved, hidden }
}
