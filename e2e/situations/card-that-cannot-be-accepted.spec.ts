import { identify, reachIdentify } from '../citizen.ts'
import { expect, test, type Kiosk } from '../kiosk.ts'

/** Whatever was wrong with the first card, a good one is read next, and nothing answered before is asked again. */
async function goesOnWithAGoodCard(kiosk: Kiosk): Promise<void> {
  await kiosk.hand('id-card', 'card.lift')
  await kiosk.touch(/再放一次|换一张身份证/)
  await identify(kiosk, 'li-xiaoman')
  await kiosk.on('form', 30_000)
  await expect(kiosk.page.getByText('李小满').first()).toBeVisible()
}

test('a card whose number has a wrong check digit is not accepted; the QR code is another way', async ({ kiosk }) => {
  await kiosk.open()
  await reachIdentify(kiosk)
  await kiosk.hand('id-card', 'card.lay', { person: 'zhou-cuoma' })
  await expect(kiosk.page.getByText('身份证上的号码没有通过校验')).toBeVisible()
  await expect(kiosk.page.getByText('周措码')).toHaveCount(0)

  await kiosk.touch('改用手机扫码')
  await kiosk.on('qrSignIn')
  await expect(kiosk.page.getByRole('img', { name: '登录二维码' })).toBeVisible()
  await kiosk.hand('id-card', 'card.lift')
  await kiosk.touch('改用身份证')
  await identify(kiosk, 'li-xiaoman')
  await kiosk.on('form', 30_000)
  await expect(kiosk.page.getByText('李小满').first()).toBeVisible()
})

test('an expired card is not accepted', async ({ kiosk }) => {
  await kiosk.open()
  await reachIdentify(kiosk)
  await kiosk.hand('id-card', 'card.lay', { person: 'sun-jiwang' })
  await expect(kiosk.page.getByText('这张身份证已过有效期')).toBeVisible()
  await expect(kiosk.page.getByText('孙既往')).toHaveCount(0)
  await goesOnWithAGoodCard(kiosk)
})

test('a reader that lies about the length of its reply yields nobody', async ({ kiosk }) => {
  await kiosk.open()
  await reachIdentify(kiosk)
  await kiosk.hand('id-card', 'fault', { kind: 'lyingLength', reply: 'read', times: 3 })
  await kiosk.hand('id-card', 'card.lay', { person: 'zhang-shouzheng' })
  await expect(kiosk.page.getByText('没有读到身份证内容')).toBeVisible({ timeout: 30_000 })
  await expect(kiosk.page.getByText('张守正')).toHaveCount(0)
  await kiosk.hand('id-card', 'fault', { clear: true })
  await goesOnWithAGoodCard(kiosk)
})
