/**
 * Citizens who touch twice. A page that has just appeared cannot have been read, so touches in that moment do not
 * count: nothing is confirmed, chosen or sent unseen.
 */
import type { Locator } from '@playwright/test'
import { setTimeout } from 'node:timers/promises'
import { bringMaterials, casesOf, drawSignature, fillForm, identify, simplest, telephone } from '../citizen.ts'
import { expect, test, type Kiosk } from '../kiosk.ts'

test.use({ steady: false })

/**
 * Two touches at the same place, as far apart as those of a double tap. The glass says when it was touched: a busy
 * machine, which brings them late, makes no two slow touches of it.
 */
async function tapTwice(kiosk: Kiosk, target: Locator, apartMs: number): Promise<void> {
  await target.tap({ trial: true })
  const box = await target.boundingBox()
  if (box === null) throw new Error('nothing to touch')
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const glass = await kiosk.page.context().newCDPSession(kiosk.page)
  const touch = async (down: boolean, ms: number): Promise<void> => {
    const timestamp = ms / 1000
    if (down) await glass.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at], timestamp })
    else await glass.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [], timestamp })
  }
  const began = Date.now()
  await touch(true, began)
  await touch(false, began + 20)
  await setTimeout(apartMs)
  await touch(true, began + 20 + apartMs)
  await touch(false, began + 40 + apartMs)
  await glass.detach()
}

/** Screen and subject, once they have been stable for longer than a second touch could take to change them. */
async function standing(kiosk: Kiosk): Promise<string> {
  return kiosk.page.evaluate(
    () =>
      new Promise<string>((done) => {
        const root = document.getElementById('kiosk')
        const now = (): string => `${root?.dataset['screen']}.${root?.dataset['subject']}`
        let rest = window.setTimeout(() => done(now()), 700)
        new MutationObserver(() => {
          clearTimeout(rest)
          rest = window.setTimeout(() => done(now()), 700)
        }).observe(root ?? document, { attributes: true })
      }),
  )
}

test('every act touched twice, as fast or as slow as a double tap can be, is done once', async ({ kiosk }) => {
  const button = (name: string | RegExp): Locator =>
    kiosk.page.getByRole('button', { name, exact: typeof name === 'string' })
  let acts = 0
  const apart = (): number => [40, 150, 300][(acts += 1) % 3] ?? 300
  const twice = (name: string | RegExp): Promise<void> => tapTwice(kiosk, button(name), apart())

  await kiosk.open()
  await twice(/触摸屏幕开始/)
  expect(await standing(kiosk)).toBe('home.')
  await twice(/公民身后/)
  expect(await standing(kiosk)).toBe('guide.')
  await twice('开始')
  const questions = Object.entries(simplest)
  for (const [at, [question, option]] of questions.entries()) {
    expect(await standing(kiosk)).toBe(`question.${question}`)
    await expect(kiosk.page.locator('label.choice input:checked')).toHaveCount(0)
    await kiosk.choose(option)
    await twice('继续')
    if (at === questions.length - 1) expect(await standing(kiosk)).toBe('notice.')
  }
  await twice('开始申请')
  expect(await standing(kiosk)).toBe('identify.')
  await identify(kiosk, 'li-xiaoman')
  await kiosk.on('form', 30_000)
  await fillForm(kiosk, telephone)
  await bringMaterials(kiosk, {})
  await kiosk.on('check')
  await twice('都对，看申请表')
  expect(await standing(kiosk)).toBe('read.')
  const toSign = button('去签名')
  await expect(kiosk.page.locator('.page-viewer img, .page-viewer svg').first()).toBeVisible({ timeout: 90_000 })
  while (await toSign.isDisabled()) await kiosk.touch('下一页')
  await tapTwice(kiosk, toSign, apart())
  expect(await standing(kiosk)).toBe('sign.')
  await drawSignature(kiosk)
  await twice('签好了')
  await expect(button('提交申请')).toBeVisible()
  expect(await standing(kiosk)).toBe('sign.')
  expect(await casesOf(kiosk), 'nothing was handed in by the second touch').toEqual([])
  await twice('提交申请')
  await kiosk.on('accepted', 30_000)
  expect(await standing(kiosk)).toBe('accepted.')
})
