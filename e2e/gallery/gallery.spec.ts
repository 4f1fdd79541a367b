import { identify, reachCheck, reachIdentify, signAndSubmit } from '../citizen.ts'
import { expect, test, type Kiosk } from '../kiosk.ts'
import { inspect } from './inspect.ts'
import { services } from './services.ts'
import { walk } from './walk.ts'

async function atHome(kiosk: Kiosk): Promise<void> {
  await kiosk.open()
  await kiosk.page.locator('.attract').tap()
  await kiosk.on('home')
}

/** A person whose name has characters that most fonts lack. */
const person = 'wang-jie-yan'

for (const affair of services) {
  test(`every screen of ${affair.id}: targets, gaps, text, contrast, nothing cut off`, async ({ kiosk }) => {
    // The largest services have forty screens, each seen in every way.
    test.setTimeout(900_000)
    await atHome(kiosk)
    let at = 0
    await walk(kiosk, {
      affair,
      person,
      look: (name) => inspect(kiosk, `${affair.id}/${String((at += 1)).padStart(2, '0')}-${name}`),
    })
  })
}

test('every screen of 查办件: targets, gaps, text, contrast, nothing cut off', async ({ kiosk }) => {
  test.setTimeout(600_000)
  const { page } = kiosk
  let at = 0
  const look = (name: string) => inspect(kiosk, `progress/${String((at += 1)).padStart(2, '0')}-${name}`)
  const open = async (way: number) => {
    await page.locator('.tile').first().tap()
    await kiosk.on('ways')
    await page.locator('.tile').nth(way).tap()
  }
  await atHome(kiosk)
  await page.locator('.tile').first().tap()
  await kiosk.on('ways')
  await look('ways')
  await page.locator('.tile').nth(2).tap()
  await kiosk.on('scanReceipt')
  await look('scan-receipt')
  await page.locator('#receipt-number').tap()
  await look('scan-receipt-typed')
  await page.locator('#receipt-number').fill('5f0c2d1e-7b64-4c1a-9a57-3d2e8f6b9c01')
  await page.locator('.action-bar .button-primary').tap()
  await kiosk.on('proveReceipt')
  await page.locator('#id-tail').fill('000000')
  await page.locator('.action-bar .button-primary').tap()
  await page.locator('.notice-wrong').waitFor()
  await look('prove-receipt')
  await page.locator('.action-bar .button-secondary').first().tap()
  await page.locator('.action-bar .button-secondary').first().tap()
  await kiosk.on('ways')
  await page.locator('.tile').first().tap()
  await kiosk.on('identify')
  await look('identify')
  await kiosk.hand('id-card', 'card.lay', { person: 'chen-lichun' })
  await kiosk.on('cases')
  await kiosk.hand('id-card', 'card.lift')
  await look('cases')
  for (let nth = 0; nth < 7; nth += 1) {
    await page
      .locator('.tile')
      .nth(nth)
      .evaluate((tile) => (tile as HTMLElement).click())
    await kiosk.on('case')
    await look(`case-${nth}`)
    await page.locator('.action-bar .button-secondary').first().tap()
    await kiosk.on('cases')
  }
  await page.locator('.action-bar .button-primary').tap()
  await kiosk.on('ending')
  await page.locator('.action-bar .button-primary').tap()
  await kiosk.on('attract')
  await page.locator('.attract').tap()
  await kiosk.on('home')
  await open(0)
  await kiosk.on('identify')
  await kiosk.hand('id-card', 'card.lay', { person: 'li-xiaoman' })
  await kiosk.on('cases')
  await look('cases-none')
})

test('which of several is meant', async ({ kiosk }) => {
  await kiosk.open()
  await reachIdentify(kiosk)
  await identify(kiosk, 'he-liangzhong')
  await kiosk.on('whom', 30_000)
  await kiosk.touch('继续')
  await kiosk.page.locator('.error-summary').waitFor()
  await inspect(kiosk, 'several/1-unsaid')
  await kiosk.choose('陶霜降')
  await inspect(kiosk, 'several/2-said')
})

test('what is said of an application that was received before the daemon died', async ({ kiosk }) => {
  await kiosk.open()
  await reachCheck(kiosk, 'li-xiaoman')
  await kiosk.hand('platform', 'network.set', { up: false })
  await signAndSubmit(kiosk)
  await kiosk.on('queued', 40_000)
  await kiosk.killDaemon()
  await kiosk.on('recovering')
  await inspect(kiosk, 'received/1-recovering')
  await kiosk.restartDaemon()
  await kiosk.on('ending', 40_000)
  await inspect(kiosk, 'received/2-ending')
  await kiosk.touch('都拿好了')
  await kiosk.on('attract')
  await inspect(kiosk, 'received/3-attract')
  await kiosk.touch(/触摸屏幕开始/)
  await kiosk.on('home')
  await inspect(kiosk, 'received/4-home')
})

test('the home screen when every supply runs low', async ({ kiosk }) => {
  await atHome(kiosk)
  await kiosk.hand('receipt-printer', 'paper.set', { level: 'low' })
  await kiosk.hand('document-printer', 'paper.set', { level: 'low' })
  await kiosk.hand('document-printer', 'toner.set', { level: 'low' })
  await expect(kiosk.page.locator('.notice p')).toHaveCount(3, { timeout: 30_000 })
  await inspect(kiosk, 'low-supplies')
})

test('the attract screen', async ({ kiosk }) => {
  await kiosk.open()
  await inspect(kiosk, 'attract')
})
