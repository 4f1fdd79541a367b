import { readAndSign } from '../citizen.ts'
import { test } from '../kiosk.ts'
import { fillMarriage } from '../marriage.ts'
import { looking } from './look.ts'

test('whose turn it is to sign: asked for their card, and another’s card', async ({ kiosk }) => {
  test.slow()
  const look = looking(kiosk, { folder: 'signing', whole: ['turn'] })
  await kiosk.open()
  await fillMarriage(kiosk)
  await kiosk.on('check')
  await kiosk.touch('都对，看申请表')
  await readAndSign(kiosk)
  await kiosk.touch('交过去了')
  await kiosk.on('turn')
  await look('turn')
  await kiosk.hand('id-card', 'card.lay', { person: 'li-xiaoman' })
  await kiosk.page.locator('.notice-wrong').waitFor()
  await look('other')
})
