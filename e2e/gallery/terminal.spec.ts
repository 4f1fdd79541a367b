/** Screens of the terminal itself, when it has something to say. */
import { reachCheck, signAndSubmit } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'
import { looking } from './look.ts'

test('what is said of an application that was received before the daemon died, and while there is no daemon', async ({
  kiosk,
}) => {
  const look = looking(kiosk, { folder: 'received', whole: ['recovering', 'outOfService'] })
  await kiosk.open()
  await reachCheck(kiosk, 'li-xiaoman')
  await kiosk.hand('platform', 'network.set', { up: false })
  await signAndSubmit(kiosk)
  await kiosk.on('queued', 40_000)
  // A language comes from the daemon when it is wanted first; without one it could not be looked at.
  await kiosk.touch('English')
  await kiosk.page.locator('html[lang^=en]').waitFor()
  await kiosk.touch('中文')
  await kiosk.killDaemon()
  await kiosk.on('recovering')
  await look('recovering')
  await kiosk.restartDaemon()
  await kiosk.on('ending', 40_000)
  await look('ending')
  await kiosk.touch('都拿好了')
  await kiosk.on('attract')
  await look('attract')
  await kiosk.touch(/触摸屏幕开始/)
  await kiosk.on('home')
  await look('home')
  await kiosk.killDaemon()
  await kiosk.on('outOfService')
  await look('out-of-service')
})

test('a printed notice under the scanner: waiting, another code, the scanner gone', async ({ kiosk }) => {
  const look = looking(kiosk, { folder: 'scan-notice', whole: ['scanNotice'] })
  await kiosk.open()
  await kiosk.touch(/触摸屏幕开始/)
  await kiosk.touch(/手里有告知书/)
  await kiosk.on('scanNotice')
  await look('waiting')
  await kiosk.hand('scanner', 'code.show', { text: 'https://example.invalid/' })
  await kiosk.page.locator('.notice-wrong').waitFor()
  await look('unknown')
  await kiosk.hand('scanner', 'cable.pull')
  await kiosk.touch('再扫一次')
  await expect(kiosk.page.locator('.notice-wrong')).toContainText('扫码器')
  await look('absent')
})

test('home and attract when every supply runs low', async ({ kiosk }) => {
  const look = looking(kiosk, { folder: 'low-supplies', whole: ['home', 'attract'] })
  await kiosk.open()
  await look('attract')
  await kiosk.hand('receipt-printer', 'paper.set', { level: 'low' })
  await kiosk.hand('document-printer', 'paper.set', { level: 'low' })
  await kiosk.hand('document-printer', 'toner.set', { level: 'low' })
  await kiosk.touch(/触摸屏幕开始/)
  await kiosk.on('home')
  await expect(kiosk.page.locator('.notice p')).toHaveCount(3, { timeout: 30_000 })
  await look('home')
})

test('the services of a stage, and what a search finds: a service, what is done elsewhere, nothing', async ({
  kiosk,
}) => {
  const { page } = kiosk
  const look = looking(kiosk, { folder: 'finding-a-service', whole: ['home', 'browse', 'search'] })
  await kiosk.open()
  await page.locator('.attract').tap()
  await kiosk.on('home')
  await look('home')
  await page.locator('.home-shelf .tile').first().tap()
  await kiosk.on('browse')
  await look('browse')
  await kiosk.touch('返回')
  await page.locator('.home-first .tile').first().tap()
  await kiosk.on('search')
  const entry = page.locator('#search')
  await look('search')
  await entry.fill('我爸去世了')
  await expect(page.locator('.search-found .tile b').first()).toHaveText('公民身后')
  await look('found')
  await entry.fill('护照')
  await expect(page.locator('.search-found .notice').first()).toBeVisible()
  await look('elsewhere')
  await entry.fill('𰻞')
  await expect(page.locator('.search-found .tile')).toHaveCount(0)
  await look('nothing')
})
