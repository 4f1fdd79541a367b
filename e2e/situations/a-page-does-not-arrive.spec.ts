import { reachCheck } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'

test('a page of the form does not arrive: said, nobody goes on to sign, and another try brings all of them', async ({
  kiosk,
}) => {
  const { page } = kiosk
  await kiosk.open()
  await reachCheck(kiosk, 'li-xiaoman')
  await page.route('**/blob/*', (route) => route.abort(), { times: 1 })
  await kiosk.touch('都对，看申请表')
  await kiosk.on('read')
  await expect(page.getByText('文件这一次没有排出来')).toBeVisible({ timeout: 90_000 })
  await expect(page.getByRole('button', { name: '去签名' })).toHaveCount(0)
  await kiosk.touch('再试一次')
  await expect(page.locator('.page-viewer img').first()).toBeVisible({ timeout: 90_000 })
  await expect(page.getByText('文件这一次没有排出来')).toHaveCount(0)
  await expect(page.getByRole('button', { name: '去签名' })).toBeVisible()
})
