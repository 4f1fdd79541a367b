import { test } from '../kiosk.ts'
import { reachTimes, takeAway } from '../marriage.ts'
import { looking } from './look.ts'

test('a time is chosen: the free ones, one that goes, the one that is held', async ({ kiosk }) => {
  test.slow()
  const look = looking(kiosk, { folder: 'appointment', whole: ['appointment'] })
  const { page } = kiosk
  await kiosk.open()
  await reachTimes(kiosk)
  await page.locator('.appointment-times').waitFor()
  await look('times')
  await takeAway(kiosk)
  await kiosk.touch('约这个时间')
  await page.locator('.notice-wrong').waitFor()
  await look('gone')
  await kiosk.touch('约这个时间')
  await page.locator('.appointment-held').waitFor()
  await look('held')
})
