import { identify, reachIdentify } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'

// At real speed, so that there is time to lift the card during the reading.
test.use({ fast: false })

test('card lifted while it is read: said in plain words, laid again it is read, the answers are kept', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachIdentify(kiosk)
  await kiosk.hand('id-card', 'card.lay', { person: 'li-xiaoman' })
  await expect(kiosk.page.getByText('正在读取，先不要拿开')).toBeVisible()
  await kiosk.hand('id-card', 'card.lift')
  await expect(kiosk.page.getByText('身份证拿开得太早')).toBeVisible()
  await expect(kiosk.page.getByText('李小满')).toHaveCount(0)

  await kiosk.touch('再放一次')
  await expect(kiosk.page.getByText('身份证拿开得太早')).toHaveCount(0)
  await identify(kiosk, 'li-xiaoman')
  await kiosk.on('form', 30_000)
  await expect(kiosk.page.getByText('李小满').first()).toBeVisible()
})
