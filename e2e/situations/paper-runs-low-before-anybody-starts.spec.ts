/** Low supplies are announced before somebody starts something long. */
import { expect, test } from '../kiosk.ts'

test('the roll runs low while nobody is there: the service says so and can be begun; filled, it says nothing', async ({
  kiosk,
}) => {
  await kiosk.open()
  await kiosk.touch(/触摸屏幕开始/)
  await kiosk.on('home')
  const tile = kiosk.page.getByRole('button', { name: /开办餐馆/ })
  await expect(tile).toBeEnabled({ timeout: 30_000 })
  await expect(tile).not.toContainText('快用完了')

  await kiosk.hand('receipt-printer', 'paper.set', { level: 'low' })
  await expect(tile).toContainText('小票打印机的纸快用完了', { timeout: 30_000 })
  await expect(tile).toBeEnabled()

  await kiosk.hand('receipt-printer', 'paper.set', { level: 'ok' })
  await expect(tile).not.toContainText('快用完了', { timeout: 30_000 })
})
