import { casesOf, fillForm, reachIdentify, signAndSubmit, telephone } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'

test('without a card: the QR code is confirmed on a phone, and the application is that person’s', async ({ kiosk }) => {
  await kiosk.open()
  await reachIdentify(kiosk)
  await kiosk.touch('改用手机扫码')
  await kiosk.on('qrSignIn')
  await expect(kiosk.page.getByRole('img', { name: '登录二维码' })).toBeVisible()
  await expect(kiosk.page.getByText('等待您在手机上确认')).toBeVisible()
  await kiosk.hand('platform', 'signin.confirm', { person: 'xu-dashu' })
  await kiosk.on('form', 30_000)
  await expect(kiosk.page.getByText('许大暑').first()).toBeVisible()

  await fillForm(kiosk, telephone)
  await kiosk.on('materials')
  await kiosk.touch('继续')
  await signAndSubmit(kiosk)
  await kiosk.on('accepted', 30_000)
  const cases = await casesOf(kiosk)
  expect(cases).toHaveLength(1)
  expect(cases[0]).toMatchObject({ application: { applicant: { name: '许大暑' } } })
})

test('the QR code cannot be had while the platform is away: said, and the card is still a way', async ({ kiosk }) => {
  await kiosk.open()
  await reachIdentify(kiosk)
  await kiosk.hand('platform', 'network.set', { up: false })
  await kiosk.touch('改用手机扫码')
  await expect(kiosk.page.getByText('暂时连不上政务服务平台')).toBeVisible()
  await kiosk.touch('改用身份证')
  await kiosk.on('identify')
  await expect(kiosk.page.getByText('等待放卡')).toBeVisible()
  await kiosk.hand('id-card', 'card.lay', { person: 'li-xiaoman' })
  await kiosk.on('form', 30_000)
  // What the platform would have provided is asked instead.
  await fillForm(kiosk, { ...telephone, 姓名: '李立暑', 身份证号: '41099919530807017X', 死亡时间: '20261102' })
  await kiosk.on('materials')
  await expect(kiosk.page.getByText('暂时连不上平台')).toBeVisible()
})
