/** Hands as they are: they slip, rest, type with two thumbs. Each finger counts by itself, on every control. */
import type { Locator } from '@playwright/test'
import { begin, reachCheck, reachForm } from '../citizen.ts'
import { handsOn, type Hands, type Place } from '../fingers.ts'
import { expect, test, type Kiosk } from '../kiosk.ts'

/** 21.5″ portrait. */
const pxPerMm = 4.033

async function boxOf(target: Locator) {
  await expect(target).toBeEnabled()
  const box = await target.boundingBox()
  if (box === null) throw new Error('nothing to touch')
  return box
}

async function centre(target: Locator): Promise<Place> {
  const { x, y, width, height } = await boxOf(target)
  return { x: x + width / 2, y: y + height / 2 }
}

const button = (kiosk: Kiosk, name: string | RegExp): Locator =>
  kiosk.page.getByRole('button', { name, exact: typeof name === 'string' })
const key = (kiosk: Kiosk, name: string): Locator =>
  kiosk.page.locator('.keyboard').getByRole('button', { name, exact: true })

/** A finger that comes down at one place and is lifted at another, with steps between. */
async function slip(hands: Hands, from: Place, to: Place): Promise<void> {
  await hands.down(0, from)
  for (const part of [0.25, 0.5, 0.75, 1])
    await hands.move(0, { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part })
  await hands.up(0)
}

test('a slip of 20 mm inside a button, a choice, a tile counts; one that ends beside it does not', async ({
  kiosk,
}) => {
  await kiosk.open()
  const hands = await handsOn(kiosk.page)
  const attract = await centre(button(kiosk, /触摸屏幕开始/))
  await slip(hands, attract, { x: attract.x, y: attract.y + 20 * pxPerMm })
  await kiosk.on('home')

  const tile = await centre(button(kiosk, /公民身后/))
  await slip(hands, tile, { x: tile.x + 20 * pxPerMm, y: tile.y })
  await kiosk.on('guide')

  const start = await boxOf(button(kiosk, '开始'))
  const middle = start.y + start.height / 2
  await slip(hands, { x: start.x + start.width / 2, y: middle }, { x: start.x + start.width / 2, y: middle - 200 })
  await slip(hands, { x: start.x + 20, y: middle }, { x: start.x + 20 + 20 * pxPerMm, y: middle })
  await kiosk.on('question')

  const choice = kiosk.page.locator('label.choice').filter({ hasText: '子女' }).first()
  const card = await centre(choice)
  await slip(hands, card, { x: card.x - 20 * pxPerMm, y: card.y })
  await expect(choice.locator('input')).toBeChecked()
})

test('a palm that rests anywhere, and a third finger, stop nothing; a lifted panel counts for nothing', async ({
  kiosk,
}) => {
  await kiosk.open()
  await begin(kiosk, '公民身后')
  const hands = await handsOn(kiosk.page)
  await hands.down(7, { x: 30, y: 900 })
  await hands.down(8, { x: 1050, y: 1500 })
  const start = await centre(button(kiosk, '开始'))
  await hands.down(0, start)
  await hands.up(0)
  await kiosk.on('question')
  await hands.down(1, await centre(kiosk.page.locator('label.choice').first()))
  await hands.up(1)
  await expect(kiosk.page.locator('label.choice input').first()).toBeChecked()

  const onward = await centre(button(kiosk, '继续'))
  const question = await kiosk.subject()
  await hands.down(0, onward)
  await hands.cancel()
  await expect(kiosk.page.locator('[data-pressed]')).toHaveCount(0)
  expect(await kiosk.subject()).toBe(question)
  await hands.down(0, onward)
  await hands.up(0)
  await expect.poll(() => kiosk.subject()).not.toBe(question)
})

test('two fingers on one box tick it once', async ({ kiosk }) => {
  await kiosk.open()
  await begin(kiosk, '公民身后')
  const always = button(kiosk, /字号/)
  const { x, y, width, height } = await boxOf(always)
  const hands = await handsOn(kiosk.page)
  await hands.down(0, { x: x + width / 4, y: y + height / 2 })
  await hands.down(1, { x: x + (width * 3) / 4, y: y + height / 2 })
  await hands.up(0)
  await hands.up(1)
  await expect(kiosk.page.locator('html')).toHaveAttribute('data-text-size', 'large')
})

test('two thumbs type overlapping keys, in the order in which they came down', async ({ kiosk }) => {
  await kiosk.open()
  await reachForm(kiosk, 'li-xiaoman')
  await kiosk.field('手机号').tap()
  const hands = await handsOn(kiosk.page)
  const places = new Map<string, Place>()
  for (const digit of '0123456789') places.set(digit, await centre(key(kiosk, digit)))
  const at = (digit: string): Place => places.get(digit) ?? { x: 0, y: 0 }
  const clear = await centre(key(kiosk, '清空'))
  const number = '13812345678'

  // A palm below the pad all the while. Each key is let go when the next is already down.
  await hands.down(9, { x: 20, y: 1890 })
  for (const [index, digit] of number.split('').entries()) {
    await hands.down(index % 2, at(digit))
    if (index > 0) await hands.up((index + 1) % 2)
  }
  await hands.up((number.length - 1) % 2)
  await expect(kiosk.field('手机号')).toHaveValue(number)

  // The later thumb is lifted first.
  await hands.down(0, clear)
  await hands.up(0)
  await expect(kiosk.field('手机号')).toHaveValue('')
  await hands.down(0, at('1'))
  await hands.down(1, at('3'))
  await hands.up(1)
  await hands.up(0)
  await expect(kiosk.field('手机号')).toHaveValue('13')
  await expect(kiosk.field('手机号')).toBeFocused()
})

test('a keyboard and assistive technology press without a finger', async ({ kiosk }) => {
  await kiosk.open()
  await begin(kiosk, '公民身后')
  await button(kiosk, '开始').focus()
  await kiosk.page.keyboard.press('Enter')
  await kiosk.on('question')
  await kiosk.page.locator('label.choice input').first().focus()
  await kiosk.page.keyboard.press('Space')
  await expect(kiosk.page.locator('label.choice input').first()).toBeChecked()
  await button(kiosk, '继续').evaluate((one: HTMLElement) => one.click())
  await expect.poll(() => kiosk.subject()).not.toBe('rel')
})

test('a touch on a field puts the caret where it was touched', async ({ kiosk }) => {
  await kiosk.open()
  await reachForm(kiosk, 'li-xiaoman')
  const field = kiosk.field('手机号')
  await kiosk.fill('手机号', '13800000000')
  await field.evaluate((one: HTMLElement) => one.blur())
  const { x, y, height } = await boxOf(field)
  const hands = await handsOn(kiosk.page)
  await hands.down(0, { x: x + 5 * pxPerMm + 2, y: y + height / 2 })
  await hands.up(0)
  await expect(field).toBeFocused()
  expect(await field.evaluate((one: HTMLInputElement) => one.selectionStart)).toBeLessThan(2)
})

test('a hand that rests on the signing area beside the pen draws nothing and stops nothing', async ({ kiosk }) => {
  await kiosk.open()
  await reachCheck(kiosk, 'li-xiaoman')
  await kiosk.touch('都对，看申请表')
  await expect(kiosk.page.locator('.page-viewer img').first()).toBeVisible({ timeout: 90_000 })
  while (await button(kiosk, '去签名').isDisabled()) await kiosk.touch('下一页')
  await kiosk.touch('去签名')
  const { x, y, width, height } = await boxOf(kiosk.page.locator('.signature-area'))
  const strokes = kiosk.page.locator('.signature-area path')
  const hands = await handsOn(kiosk.page)
  await hands.down(9, { x: x + width * 0.9, y: y + height * 0.9 })
  for (const part of [0.3, 0.6])
    await slip(hands, { x: x + width * 0.2, y: y + height * part }, { x: x + width * 0.7, y: y + height * part })
  await hands.up(9)
  await expect(strokes).toHaveCount(2)
})
