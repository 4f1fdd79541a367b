import { begin, casesOf, identify, reachForm, reachNotice, simplest } from '../citizen.ts'
import { expect, test, type Kiosk } from '../kiosk.ts'

/** On any screen: help opens and closes, leaving asks for confirmation, and staying changes nothing. */
async function helpAndLeavingAreAtHand(kiosk: Kiosk): Promise<void> {
  const before = `${await kiosk.screen()}.${await kiosk.subject()}`
  const { page } = kiosk
  await test.step(`help and start over on ${before}`, async () => {
    await expect(page.getByRole('button', { name: '帮助' })).toBeInViewport({ ratio: 1 })
    await expect(page.getByRole('button', { name: '退出重来' })).toBeInViewport({ ratio: 1 })
    await kiosk.touch('帮助')
    await expect(page.getByRole('dialog', { name: '帮助' })).toBeVisible()
    await kiosk.touch('知道了')
    await kiosk.touch('退出重来')
    await expect(page.getByRole('dialog', { name: '要退出吗？' })).toBeVisible()
    await kiosk.touch('接着办')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    expect(`${await kiosk.screen()}.${await kiosk.subject()}`).toBe(before)
  })
}

test('help and start over are on every screen of the journey; leaving asks first and then wipes', async ({ kiosk }) => {
  await kiosk.open()
  await begin(kiosk, '公民身后')
  await kiosk.touch('开始')
  await kiosk.choose(simplest['rel'] ?? '')
  await helpAndLeavingAreAtHand(kiosk)
  await kiosk.touch('继续')
  for (const [question, option] of Object.entries(simplest).slice(1)) {
    await kiosk.about(question)
    await kiosk.choose(option)
    await kiosk.touch('继续')
  }
  await kiosk.on('notice')
  await helpAndLeavingAreAtHand(kiosk)
  await kiosk.touch('开始申请')
  await kiosk.on('identify')
  await helpAndLeavingAreAtHand(kiosk)
  await kiosk.touch('改用手机扫码')
  await kiosk.on('qrSignIn')
  await helpAndLeavingAreAtHand(kiosk)
  await kiosk.touch('改用身份证')
  await identify(kiosk, 'li-xiaoman')
  await kiosk.on('form', 30_000)
  await kiosk.fill('手机号', '13800000000')
  await kiosk.field('手机号').blur()
  await helpAndLeavingAreAtHand(kiosk)
  await expect(kiosk.field('手机号')).toHaveValue('13800000000')
  await kiosk.touch('继续')
  await kiosk.about('dead')
  await kiosk.touch('继续')
  await kiosk.on('materials')
  await helpAndLeavingAreAtHand(kiosk)
  await kiosk.touch('继续')
  await kiosk.on('check')
  await helpAndLeavingAreAtHand(kiosk)
  await kiosk.touch('都对，看申请表')
  await expect(kiosk.page.locator('.page-viewer img').first()).toBeVisible({ timeout: 90_000 })
  await helpAndLeavingAreAtHand(kiosk)
  const toSign = kiosk.page.getByRole('button', { name: '去签名' })
  while (await toSign.isDisabled()) await kiosk.touch('下一页')
  await toSign.tap()
  await kiosk.on('sign')
  await helpAndLeavingAreAtHand(kiosk)

  await kiosk.touch('退出重来')
  await kiosk.touch('退出并清除')
  await kiosk.on('ending')
  await expect(kiosk.page.getByText('李小满')).toHaveCount(0)
  await kiosk.touch('都拿好了')
  await kiosk.on('attract')
  expect(await casesOf(kiosk)).toEqual([])
})

test('a journey handed to a member of staff waits where it was', async ({ kiosk }) => {
  await kiosk.open()
  await reachForm(kiosk, 'li-xiaoman')
  await kiosk.fill('手机号', '13800000000')
  await kiosk.field('手机号').blur()
  await kiosk.touch('帮助')
  await kiosk.touch('找工作人员')
  await kiosk.on('attendant')
  await kiosk.touch('接着办')
  await kiosk.on('form')
  await expect(kiosk.field('手机号')).toHaveValue('13800000000')
})

test('English in the middle of the journey: the same step, nothing lost, no Chinese words of the terminal left', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachNotice(kiosk, { hpf: '有' })
  await kiosk.touch('English')
  await expect(kiosk.page.locator('html')).toHaveAttribute('lang', /^en/)
  await expect(kiosk.page.getByText('Payout of the housing fund').first()).toBeVisible()
  await kiosk.on('notice')
  await kiosk.touch('Back')
  await kiosk.about('med')
  await expect(
    kiosk.page.getByRole('heading', { name: 'Is there a balance in the personal medical insurance account?' }),
  ).toBeVisible()
  await expect(kiosk.page.getByRole('radio', { name: 'No' })).toBeChecked()
  await kiosk.touch('Continue')
  await kiosk.on('notice')

  await test.step('a reload keeps the language as well', async () => {
    await kiosk.page.reload()
    await kiosk.on('notice')
    await expect(kiosk.page.getByText('Payout of the housing fund').first()).toBeVisible()
  })
  await test.step('the way on is English, and so is what goes wrong', async () => {
    await kiosk.page.locator('.action-bar .button-primary').tap()
    await kiosk.on('identify')
    await kiosk.hand('id-card', 'card.lay', { person: 'sun-jiwang' })
    await expect(kiosk.page.getByRole('alert').or(kiosk.page.locator('.notice')).first()).toBeVisible()
    expect(await kiosk.page.locator('main').innerText()).not.toMatch(/\p{Script=Han}/u)
    await kiosk.hand('id-card', 'card.lift')
    await kiosk.touch('Another card')
    await identify(kiosk, 'li-xiaoman')
    await kiosk.on('form', 30_000)
    await expect(kiosk.field('Mobile number')).toBeVisible()
  })
  await test.step('and back to Chinese', async () => {
    await kiosk.touch('中文')
    await expect(kiosk.field('手机号')).toBeVisible()
  })
})
