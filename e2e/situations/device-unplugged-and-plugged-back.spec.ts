import { fillForm, reachCheck, reachForm, reachIdentify, reachNotice, signAndSubmit, telephone } from '../citizen.ts'
import { expect, test, type Kiosk } from '../kiosk.ts'
import { lookAtReceipt } from '../receipts.ts'

const gone = (kiosk: Kiosk, device: string) => kiosk.page.getByText(`${device}暂时不能用`)

test('reader unplugged on the identify screen and plugged back: goes on without a touch', async ({ kiosk }) => {
  await kiosk.open()
  await reachIdentify(kiosk)
  await expect(kiosk.page.getByText('等待放卡')).toBeVisible()
  await kiosk.hand('id-card', 'cable.pull')
  await expect(gone(kiosk, '身份证阅读器')).toBeVisible()
  await kiosk.hand('id-card', 'cable.plug')
  await expect(gone(kiosk, '身份证阅读器')).toHaveCount(0, { timeout: 30_000 })
  await expect(kiosk.page.getByText('等待放卡')).toBeVisible({ timeout: 30_000 })
  await kiosk.hand('id-card', 'card.lay', { person: 'li-xiaoman' })
  await kiosk.on('form', 30_000)
})

test('A4 printer unplugged at the notice and plugged back: named, and the next touch prints', async ({ kiosk }) => {
  await kiosk.open()
  await reachNotice(kiosk)
  await kiosk.hand('document-printer', 'cable.pull')
  await kiosk.touch('打印告知书')
  await expect(gone(kiosk, 'A4 打印机')).toBeVisible({ timeout: 60_000 })
  await expect(kiosk.page.getByRole('button', { name: '开始申请' })).toBeEnabled()
  await kiosk.hand('document-printer', 'cable.plug')
  await expect(async () => {
    await kiosk.touch('打印告知书')
    await expect(kiosk.page.getByRole('button', { name: '再打印一份' })).toBeEnabled({ timeout: 10_000 })
  }).toPass({ timeout: 60_000 })
  await expect(gone(kiosk, 'A4 打印机')).toHaveCount(0)
})

test('receipt printer unplugged at the receipt and plugged back: named, and the next touch prints one receipt', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachCheck(kiosk, 'li-xiaoman')
  await signAndSubmit(kiosk)
  await kiosk.on('accepted', 30_000)
  await kiosk.touch('打印凭证')
  await kiosk.hand('receipt-printer', 'cable.pull')
  await kiosk.touch('小票凭证')
  await expect(gone(kiosk, '小票打印机')).toBeVisible({ timeout: 30_000 })
  await kiosk.hand('receipt-printer', 'cable.plug')
  await expect(async () => {
    await kiosk.touch('小票凭证')
    await expect(kiosk.page.getByRole('button', { name: '再打一张小票' })).toBeEnabled({ timeout: 10_000 })
  }).toPass({ timeout: 60_000 })
  await lookAtReceipt(kiosk)
  expect(await kiosk.hand('receipt-printer', 'output')).toHaveLength(1)
})

test('document camera unplugged under a material and plugged back: named, a page taken before is kept, and it photographs again', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachForm(kiosk, 'li-xiaoman', { rel: '其他继承人' })
  await fillForm(kiosk, telephone)
  await kiosk.on('materials')
  await kiosk.touch('去拍照')
  await kiosk.on('capture')
  await kiosk.hand('document-camera', 'picture.show', { name: 'household-register' })
  await kiosk.touch('拍照')
  await expect(kiosk.page.getByText('第 1 页').first()).toBeVisible()

  await kiosk.hand('document-camera', 'cable.pull')
  await kiosk.touch('拍下一页')
  await expect(gone(kiosk, '拍材料的摄像头')).toBeVisible({ timeout: 30_000 })
  await expect(kiosk.page.getByText('第 1 页').first()).toBeVisible()
  await kiosk.hand('document-camera', 'cable.plug')
  await expect(gone(kiosk, '拍材料的摄像头')).toHaveCount(0, { timeout: 30_000 })
  await kiosk.touch('拍下一页')
  await expect(kiosk.page.getByText('第 2 页').first()).toBeVisible({ timeout: 30_000 })
})

test('document camera unplugged before anybody has come: the service says which device it lacks, and is offered again with it', async ({
  kiosk,
}) => {
  await kiosk.open()
  await kiosk.hand('document-camera', 'cable.pull')
  await kiosk.touch(/触摸屏幕开始/)
  await kiosk.on('home')
  await kiosk.touch(/^开店、开办企业/)
  await kiosk.on('browse')
  const tile = kiosk.page.getByRole('button', { name: /开办餐馆/ })
  await expect(tile).toBeDisabled({ timeout: 30_000 })
  await expect(tile).toContainText('现在不能办理：拍材料的摄像头暂时不能用')
  await kiosk.hand('document-camera', 'cable.plug')
  await expect(tile).toBeEnabled({ timeout: 30_000 })
})
