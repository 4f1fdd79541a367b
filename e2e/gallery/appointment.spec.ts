import { test } from '../kiosk.ts'
import { reachTimes } from '../marriage.ts'
import { looking } from './look.ts'

test('a time is chosen: the free ones, one that goes, the one that is held', async ({ kiosk }) => {
  test.slow()
  const look = looking(kiosk, { folder: 'appointment', whole: ['appointment'] })
  const { page } = kiosk
  await kiosk.open()
  await reachTimes(kiosk)
  await page.locator('.appointment-times').waitFor()
  await look('times')
  for (const gone of firstTimes()) await kiosk.hand('platform', 'appointments.set', { gone })
  await kiosk.touch('约这个时间')
  await page.locator('.notice-wrong').waitFor()
  await look('gone')
  await kiosk.touch('约这个时间')
  await page.locator('.appointment-held').waitFor()
  await look('held')
})

/** Of the coming days: whichever of them is chosen, it goes. */
function firstTimes(): readonly string[] {
  const day = (ahead: number) =>
    new Date(Date.now() + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
  return Array.from({ length: 8 }, (_, ahead) => day(ahead)).flatMap((date) =>
    ['0900', '0930', '1000'].map((clock) => `s-${date}-${clock}`),
  )
}
