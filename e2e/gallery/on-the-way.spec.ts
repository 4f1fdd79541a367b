/** Screens on the way through a service that its own walk does not meet. */
import { begin, identify, reachIdentify } from '../citizen.ts'
import { expect, test, type Kiosk } from '../kiosk.ts'
import { looking } from './look.ts'

test('an answer for which the service is elsewhere, and a member of staff who is called', async ({ kiosk }) => {
  const look = looking(kiosk, { folder: 'on-the-way', whole: ['blocked', 'attendant'] })
  await kiosk.open()
  await begin(kiosk, '开办餐馆')
  await kiosk.touch('开始')
  for (const option of ['本人办理', '个体工商户']) {
    await kiosk.choose(option)
    const before = await kiosk.stage()
    await kiosk.touch('继续')
    await kiosk.leaves(before)
  }
  await kiosk.on('blocked')
  await look('blocked')
  await kiosk.touch('帮助')
  await kiosk.touch('找工作人员')
  await kiosk.on('attendant')
  await look('attendant')
})

/** The page is told what a terminal that compares faces would tell it; the demo's has nothing to compare with. */
async function compareFaces({ page }: Kiosk): Promise<void> {
  const compared: Readonly<Record<string, unknown>> = { 'IdCard.Read': null, 'Face.Compare': 'mismatch' }
  await page.routeWebSocket(/\/daemon$/, (socket) => {
    const daemon = socket.connectToServer()
    daemon.onMessage((text) => {
      const message = JSON.parse(String(text)) as Completion
      const { type, name } = message.header
      if (type === 'completion' && name in compared && message.payload !== undefined)
        message.payload.face = compared[name]
      socket.send(JSON.stringify(message))
    })
  })
}
interface Completion {
  readonly header: { readonly type: string; readonly name: string }
  readonly payload?: { face?: unknown }
}

test('who somebody is: by phone, by a card and a face that is compared, and what the platform knows of them', async ({
  kiosk,
}) => {
  const { page } = kiosk
  const look = looking(kiosk, { folder: 'who', whole: ['qrSignIn', 'face', 'fetching'] })
  await compareFaces(kiosk)
  await kiosk.open()
  await reachIdentify(kiosk)
  await kiosk.touch('改用手机扫码')
  await kiosk.on('qrSignIn')
  await page.getByRole('img', { name: '登录二维码' }).waitFor()
  await look('phone')
  await kiosk.touch('改用身份证')
  await kiosk.on('identify')
  await kiosk.hand('id-card', 'card.lay', { person: 'li-xiaoman' })
  await kiosk.on('face', 20_000)
  await page.locator('.camera img').waitFor()
  await look('face')
  await page.locator('.action-bar .button-primary').tap()
  await page.locator('.notice-wrong').waitFor()
  await look('face-mismatch')
  await kiosk.hand('id-card', 'card.lift')

  await kiosk.hand('platform', 'network.set', { up: false })
  await page.locator('.action-bar .button-secondary').last().tap()
  await kiosk.on('qrSignIn')
  await page.locator('.notice-wrong').waitFor()
  await look('phone-offline')
  await kiosk.hand('platform', 'network.set', { up: true })
  await expect(async () => {
    await kiosk.touch('换一个二维码')
    await page.getByRole('img', { name: '登录二维码' }).waitFor({ timeout: 2_000 })
  }).toPass()
  await kiosk.hand('platform', 'fault', { kind: 'hang', operation: 'sharedData' })
  await kiosk.hand('platform', 'signin.confirm', { person: 'li-xiaoman' })
  await kiosk.on('fetching', 30_000)
  await look('fetching')
})

test('which of several is meant', async ({ kiosk }) => {
  const look = looking(kiosk, { folder: 'several', whole: ['whom'] })
  await kiosk.open()
  await reachIdentify(kiosk)
  await identify(kiosk, 'he-liangzhong')
  await kiosk.on('whom', 30_000)
  await kiosk.touch('继续')
  await kiosk.page.locator('.error-summary').waitFor()
  await look('unsaid')
  await kiosk.choose('陶霜降')
  await look('said')
})
