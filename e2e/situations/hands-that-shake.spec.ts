/** `npm run bench -- --only touch` measures it over all screens; these are a few of them. */
import { begin, reachForm } from '../citizen.ts'
import { expect, test, type Kiosk } from '../kiosk.ts'
import { share, touchEverything } from '../old-hands.ts'

test.use({ steady: false })

async function look({ page }: Kiosk, name: string, each: number): Promise<void> {
  const tally = await touchEverything(page, each, 7)
  expect(tally.touches, name).toBeGreaterThan(each)
  expect.soft(share(tally.wrong, tally), `${name}: another one. ${tally.worst.join(', ')}`).toBeLessThan(0.005)
  expect.soft(share(tally.lost, tally), `${name}: none. ${tally.worst.join(', ')}`).toBeLessThan(0.005)
}

test('touches that spread and slip, and double taps, press what they are aimed at, once', async ({ kiosk }) => {
  await kiosk.open()
  await begin(kiosk, '公民身后')
  await look(kiosk, 'guide', 400)
  await kiosk.touch('开始')
  await kiosk.on('question')
  await look(kiosk, 'question', 400)
})

test('they type on either keyboard', async ({ kiosk }) => {
  const { page } = kiosk
  await kiosk.open()
  await reachForm(kiosk, 'li-xiaoman')
  await kiosk.field('手机号').tap()
  await look(kiosk, 'digits', 300)
  await kiosk.field('联系地址').tap()
  await page.locator('.keyboard').getByRole('button', { name: 'h', exact: true }).tap()
  await page.locator('.candidate').first().waitFor()
  await look(kiosk, 'letters', 300)
})
