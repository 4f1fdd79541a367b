import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { nextTextSize } from '#flows/journeys/text-size.ts'
import { drawnMillimetre, pixelsPerMillimetre, usualPanel } from './panel.ts'

test.each([
  ['21.5″ portrait', { widthPx: 1080, widthMm: 267.8 }, 4.03],
  ['15.6″ landscape', { widthPx: 1920, widthMm: 344.2 }, 5.58],
  ['32″ portrait', { widthPx: 1080, widthMm: 398.5 }, 2.71],
])('%s', (_name, panel, scale) => expect(pixelsPerMillimetre(panel)).toBeCloseTo(scale, 1))

test.each([
  { widthPx: 0, widthMm: 100 },
  { widthPx: 1080, widthMm: 0 },
  { widthPx: Number.NaN, widthMm: 1 },
])('a panel that declares nonsense gets the usual scale', (panel) => {
  expect(pixelsPerMillimetre(panel)).toBe(pixelsPerMillimetre(usualPanel))
})

test.each([
  ['21.5″ upright: real size', { widthPx: 1080, widthMm: 267.8 }, true, 1],
  ['32″ upright: larger', { widthPx: 1080, widthMm: 398.5 }, true, 1.3],
  ['15.6″ that lies: real size, it has no height to give', { widthPx: 1920, widthMm: 344.2 }, false, 1],
])('%s', (_name, panel, upright, times) =>
  expect(drawnMillimetre(panel, upright) / pixelsPerMillimetre(panel)).toBeCloseTo(times, 2),
)

test('text sizes go round', () => {
  expect(nextTextSize('standard')).toBe('large')
  expect(nextTextSize('largest')).toBe('standard')
})

/** WCAG relative luminance of #rrggbb. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const css = ['tokens.css', 'variants.css']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('\n')
function tokens(selector: string): Readonly<Record<string, string>> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? ''
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

test.each([
  ['plain', {}],
  ['solemn', tokens("[data-tone='solemn']")],
])('every text on every ground of the %s tone has contrast ≥ 10:1', (_tone, changes) => {
  const colour = { ...tokens(':root'), ...changes }
  const pairs = [
    ...['ink', 'ink-soft', 'civic'].flatMap((text) =>
      ['ground', 'sheet', 'panel', 'chosen'].map((ground) => [text, ground]),
    ),
    ['on-civic', 'civic'],
    ['on-civic', 'civic-deep'],
    ['wrong', 'wrong-ground'],
    ['wrong', 'ground'],
    ['well', 'well-ground'],
    ['well', 'ground'],
    ['ink', 'wrong-ground'],
    ['ink', 'well-ground'],
  ]
  for (const [text = '', ground = ''] of pairs)
    expect([text, ground, contrast(colour[text] ?? '', colour[ground] ?? '') >= 10]).toEqual([text, ground, true])
})
