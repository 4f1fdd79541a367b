import type { Page } from '@playwright/test'
import { bringMaterials, reachForm, telephone } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'

interface Message {
  readonly header: { readonly type: string; readonly name: string; readonly requestId: number }
}

/** Resolves when the daemon has confirmed a save that contains `text`. Must be called before the page connects. */
function saved(page: Page, text: string): Promise<void> {
  return new Promise((resolve) => {
    page.on('websocket', (socket) => {
      const waiting = new Set<number>()
      socket.on('framesent', ({ payload }) => {
        const { header } = JSON.parse(String(payload)) as Message
        if (header.name === 'Session.Save' && String(payload).includes(text)) waiting.add(header.requestId)
      })
      socket.on('framereceived', ({ payload }) => {
        const { header } = JSON.parse(String(payload)) as Message
        if (header.type === 'completion' && waiting.has(header.requestId)) resolve()
      })
    })
  })
}

test('renderer killed in the middle of the form: the same screen with the same values, half a line too', async ({
  kiosk,
}) => {
  const halfALine = saved(kiosk.page, '13900')
  await kiosk.open()
  await reachForm(kiosk, 'li-xiaoman')
  const group = await kiosk.subject()
  await kiosk.fill('联系地址', '河南省濮阳市示范区谷雨巷7号')
  await kiosk.fill('手机号', '13900')
  await halfALine
  await kiosk.touch('字号 标准')
  await expect(kiosk.page.locator('html')).toHaveAttribute('data-text-size', 'large')

  await kiosk.crashRenderer()
  await kiosk.on('form')
  await expect(kiosk.page.locator('html')).toHaveAttribute('data-text-size', 'large')
  expect(await kiosk.subject()).toBe(group)
  await expect(kiosk.field('手机号')).toHaveValue('13900')
  await expect(kiosk.field('联系地址')).toHaveValue('河南省濮阳市示范区谷雨巷7号')
  await expect(kiosk.page.getByText('李小满').first()).toBeVisible()

  await test.step('and the journey goes on from there', async () => {
    await kiosk.fill('手机号', telephone.手机号)
    await kiosk.touch('继续')
    await kiosk.about('dead')
    await kiosk.touch('继续')
    await bringMaterials(kiosk, {})
    await kiosk.on('check')
    await expect(kiosk.page.getByText('138****0000')).toHaveCount(1)
    await expect(kiosk.page.getByText('河南省濮阳市示范区谷雨巷7号')).toHaveCount(1)
  })
})
