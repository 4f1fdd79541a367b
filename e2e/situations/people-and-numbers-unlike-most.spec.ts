/** People and numbers that are genuine and unlike most: no telephone, another document, no check digit, an odd card. */
import { bringMaterials, casesOf, reachIdentify, signAndSubmit } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'

test('no telephone, a passport, a rural passbook: each is asked about in plain words, and the application is handed in', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachIdentify(kiosk, { ins: '企业职工养老' })
  // What the platform would have provided of the deceased is asked instead.
  await kiosk.hand('platform', 'network.set', { up: false })
  await kiosk.hand('id-card', 'card.lay', { person: 'li-xiaoman' })
  await kiosk.on('form', 30_000)
  await kiosk.hand('id-card', 'card.lift')

  await kiosk.touch('没有电话')
  await expect(kiosk.page.getByText('没有电话也可以办。')).toBeVisible()
  await kiosk.touch('继续')

  await kiosk.about('dead')
  await kiosk.fill('姓名', '李立暑')
  await kiosk.fill('身份证号', 'E12345678')
  await kiosk.fill('死亡时间', '20991231')
  await kiosk.touch('继续')
  await expect(kiosk.page.getByText('身份证号要填 18 位，核对每一位数字').first()).toBeVisible()
  await expect(kiosk.page.getByText('死亡时间还没有到，核对年份').first()).toBeVisible()
  await kiosk.touch(/不是居民身份证/)
  await kiosk.choose('护照')
  await kiosk.fill('死亡时间', '20261102')
  await kiosk.choose('男')
  await kiosk.fill('年龄', '73')
  await kiosk.touch('继续')

  await kiosk.about('pay')
  await kiosk.choose('农村商业银行（农村信用社）')
  await kiosk.fill('银行名称', '示范农商银行')
  await kiosk.fill('银行卡号', '190001508123')
  await kiosk.touch('继续')
  await expect(kiosk.page.getByText('银行卡号的校验位对不上，请对着证件再核对一遍').first()).toBeVisible()
  await kiosk.touch('号码没错，就用这个')
  await kiosk.touch('继续')

  await kiosk.hand('platform', 'network.set', { up: true })
  await bringMaterials(kiosk, {})
  await kiosk.on('check')
  await expect(kiosk.page.getByText('护照').first()).toBeVisible()
  await signAndSubmit(kiosk)
  await expect.poll(() => kiosk.screen(), { timeout: 30_000 }).toMatch(/accepted|queued/)
  await expect.poll(async () => (await casesOf(kiosk)).length, { timeout: 30_000 }).toBe(1)
  expect((await casesOf(kiosk))[0]).toMatchObject({
    application: { form: { szcardType: 'passport', szcard: 'E12345678', szyhkh: '190001508123' } },
  })
})

test('a card with 䶮 from an old register and a last day that no calendar has is read as it is', async ({ kiosk }) => {
  await kiosk.open()
  await reachIdentify(kiosk)
  const card = { name: '王\ue863', validFrom: '20240229', validUntil: '20340229' }
  await kiosk.hand('id-card', 'card.lay', { person: 'li-xiaoman', card })
  await kiosk.on('form', 30_000)
  await expect(kiosk.page.getByText('王䶮').first()).toBeVisible()
})

test('a name that no font can print, and a validity that is no date, are told when the card is read', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachIdentify(kiosk)
  await kiosk.hand('id-card', 'card.lay', { person: 'li-xiaoman', card: { name: '王\ue000' } })
  await expect(kiosk.page.getByText('姓名或资料里有一个字，这台终端打印不出来')).toBeVisible({ timeout: 20_000 })
  await kiosk.hand('id-card', 'card.lift')
  await kiosk.touch(/再放一次|换一张身份证/)
  await kiosk.hand('id-card', 'card.lay', { person: 'li-xiaoman', card: { validUntil: '永久' } })
  await expect(kiosk.page.getByText('身份证芯片里的有效期限不是日期')).toBeVisible({ timeout: 20_000 })
  await expect(kiosk.page.getByText('改用手机扫码').first()).toBeVisible()
})
