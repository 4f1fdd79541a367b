/**
 * The floor of `ui.inp`: the screens of a journey as still HTML with the product's own style sheets. Each touch of the
 * journey is made again at the same place; what stood on the screen afterwards is put there by hand, by one assignment,
 * without framework, charts or daemon. What remains is the browser's and the machine's share: style, layout, paint.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

const assets = join(import.meta.dirname, '../../kiosk-ui/dist/assets')

/** One touch of the journey: where, and what the screen showed before and in the next frame. */
interface Turn {
  readonly x: number
  readonly y: number
  readonly before: string
  readonly after: string
}
export interface Stills {
  readonly turns: readonly Turn[]
  /** Data addresses of the pictures, by the placeholder that stands for them in the HTML. */
  readonly pictures: Readonly<Record<string, string>>
  /** Attributes of the root element: language, text size, tone. */
  readonly root: Readonly<Record<string, string>>
}

/** Must be called before the page is opened. The returned function reads what was recorded. */
export async function recordStills(page: Page): Promise<() => Promise<Stills>> {
  await page.addInitScript(record)
  return () => page.evaluate(() => (globalThis as unknown as { readonly stills: Stills }).stills)
}

/** Makes every touch again on still screens; `page` must be on the daemon's origin when it is opened. */
export async function replayStills(page: Page, origin: string, { turns, pictures, root }: Stills): Promise<void> {
  const sheets = readdirSync(assets).filter((name) => name.endsWith('.css'))
  const links = ['/fonts/fonts.css', ...sheets.map((name) => `/assets/${name}`)]
    .map((href) => `<link rel="stylesheet" href="${href}">`)
    .join('')
  const address = new URL('/still-screens', origin).href
  await page.route(address, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><meta name="viewport" content="width=device-width">${links}<div id="kiosk"></div>`,
    }),
  )
  await page.goto(address)
  await page.evaluate(lay, { pictures, root })
  for (const { x, y, before, after } of turns) {
    await page.evaluate(show, { before, after })
    await page.touchscreen.tap(x, y)
  }
}

/** `record`, `lay` and `show` run in the page. */
function record(): void {
  const turns: { x: number; y: number; before: string; after: string }[] = []
  const pictures: Record<string, string> = {}
  const root: Record<string, string> = {}
  Object.assign(globalThis, { stills: { turns, pictures, root } })

  const pictureOf = (image: HTMLImageElement): string => {
    const name = `still:${new URL(image.src).pathname}`
    if (pictures[name] === undefined && image.naturalWidth > 0) {
      const canvas = document.createElement('canvas')
      canvas.width = image.naturalWidth
      canvas.height = image.naturalHeight
      canvas.getContext('2d')?.drawImage(image, 0, 0)
      pictures[name] = canvas.toDataURL('image/jpeg')
    }
    return name
  }
  /** What is entered is a property, not part of the HTML. */
  const still = (): string => {
    const kiosk = document.getElementById('kiosk')
    if (kiosk === null) return ''
    const copy = kiosk.cloneNode(true) as HTMLElement
    const entered = kiosk.querySelectorAll('input')
    for (const [at, input] of copy.querySelectorAll('input').entries()) {
      input.setAttribute('value', entered[at]?.value ?? '')
      input.toggleAttribute('checked', entered[at]?.checked === true)
    }
    const drawn = kiosk.querySelectorAll('img')
    for (const [at, image] of copy.querySelectorAll('img').entries()) {
      const original = drawn[at]
      if (original !== undefined) image.setAttribute('src', pictureOf(original))
    }
    return copy.innerHTML
  }

  addEventListener(
    'pointerdown',
    ({ clientX: x, clientY: y }) => {
      for (const { name, value } of document.documentElement.attributes) root[name] = value
      turns.push({ x, y, before: still(), after: '' })
    },
    { capture: true },
  )
  addEventListener('pointerup', () => {
    const turn = turns.at(-1)
    // Drawn in a microtask after the event, so the next frame shows it.
    requestAnimationFrame(() => {
      if (turn !== undefined) turn.after = still()
    })
  })
}

async function lay({ pictures, root }: Pick<Stills, 'pictures' | 'root'>): Promise<void> {
  for (const [name, value] of Object.entries(root)) document.documentElement.setAttribute(name, value)
  const addresses = new Map<string, string>()
  for (const [name, data] of Object.entries(pictures))
    addresses.set(name, URL.createObjectURL(await (await fetch(data)).blob()))
  let after = ''
  Object.assign(globalThis, {
    put: (html: string): void => {
      const kiosk = document.getElementById('kiosk')
      if (kiosk !== null) kiosk.innerHTML = html.replaceAll(/still:[^"]+/g, (name) => addresses.get(name) ?? '')
    },
    next: (html: string): void => void (after = html),
  })
  const { put } = globalThis as unknown as { readonly put: (html: string) => void }
  addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Element) target.closest('button, label')?.setAttribute('data-pressed', '')
  })
  addEventListener('pointerup', () => put(after))
}

async function show({ before, after }: { readonly before: string; readonly after: string }): Promise<void> {
  const { put, next } = globalThis as unknown as Readonly<Record<'put' | 'next', (html: string) => void>>
  put(before)
  next(after)
  // Rested, as a screen is when a finger comes: fonts loaded, pictures decoded, animations that end over, painted.
  await document.fonts.ready
  await Promise.all(Array.from(document.images, (image) => image.decode().catch(() => undefined)))
  const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
  await Promise.all(ending.map((one) => one.finished.catch(() => undefined)))
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}
