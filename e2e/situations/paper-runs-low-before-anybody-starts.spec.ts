/** Low supplies are announced before somebody starts something long. */
import { expect, test } from '../kiosk.ts'

test('the roll runs low while nobody is there: the terminal says so and services can be begun; filled, it says nothing', async ({
  kiosk,
}) => {
  await kiosk.open()
  await kiosk.touch(/触摸屏幕开始/)
  await kiosk.on('home')
  const tile = kiosk.page.getByRole('button', { name: /公民身后/ })
  await expect(tile).toBeEnabled({ timeout: 30_000 })
  const low = kiosk.page.getByRole('status').filter({ hasText: '快用完了' })
  await expect(low).toHaveCount(0)

  await kiosk.hand('receipt-printer', 'paper.set', { level: 'low' })
  await expect(low).toContainText('小票打印机：纸', { timeout: 30_000 })
  await expect(tile).toBeEnabled()

  await kiosk.hand('receipt-printer', 'paper.set', { level: 'ok' })
  await expect(low).toHaveCount(0, { timeout: 30_000 })
})
