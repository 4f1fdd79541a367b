/** The dev dock beside the kiosk: it acts on the same devices, and shows what they have printed. */
import type { Locator, Page } from '@playwright/test'
import { answer, begin, bringMaterials, fillForm, signAndSubmit } from '../citizen.ts'
import { expect, test, type Kiosk } from '../kiosk.ts'

const answers = {
  rel: '子女',
  place: '医疗机构内死亡',
  cremated: '已火化',
  ins: '企业职工养老',
  hpf: '有',
  drv: '无',
  med: '有',
}

interface Dock {
  readonly page: Page
  panel(simulator: string): Locator
  /** Presses a position of one of the panel's switches. */
  turn(simulator: string, name: string, position: string): Promise<void>
}

/** Opened in a tab of its own, as engineers have it beside the kiosk. */
async function openDock(kiosk: Kiosk): Promise<Dock> {
  const page = await kiosk.page.context().newPage()
  await page.setViewportSize({ width: 1600, height: 1000 })
  await page.goto(new URL('/dock', kiosk.address).href)
  const panel = (simulator: string): Locator => page.locator(`[data-simulator="${simulator}"]`)
  return {
    page,
    panel,
    async turn(simulator, name, position) {
      const key = panel(simulator)
        .getByRole('group', { name, exact: true })
        .getByRole('button', { name: position, exact: true })
      await key.click()
      await expect(key).toHaveAttribute('aria-pressed', 'true')
    },
  }
}

test('a printer without paper, filled again: the kiosk and the dock agree, and the printed notice is seen in the dock', async ({
  kiosk,
}) => {
  const dock = await openDock(kiosk)
  await kiosk.open()
  await begin(kiosk, '公民身后')
  await answer(kiosk, answers)

  await dock.turn('document-printer', '纸', '用完')
  await kiosk.touch('打印告知书')
  await expect(kiosk.page.getByText('打印纸用完了')).toBeVisible({ timeout: 30_000 })
  await expect(dock.panel('document-printer').locator('.thumbnail')).toHaveCount(0)

  await dock.turn('document-printer', '纸', '充足')
  await kiosk.touch(/打印告知书|再打印一份|再试一次/)
  const sheet = dock.panel('document-printer').locator('.thumbnail').first()
  await expect(sheet).toBeVisible({ timeout: 30_000 })
  const scanned = dock.panel('scanner').getByRole('button', { name: /^A4 1 · / })
  await expect(scanned).toHaveAttribute('title', /^YJS1/)
  await scanned.click()
  await expect(dock.panel('scanner').locator('.lying strong')).toHaveText('qr')
  await sheet.click()
  const large = dock.page.getByRole('dialog').locator('img')
  await expect(large).toBeVisible()
  expect(await large.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(800)
})

test('a card laid in the dock signs the citizen in, and their case appears with what the departments do', async ({
  kiosk,
}) => {
  const dock = await openDock(kiosk)
  await kiosk.open()
  await begin(kiosk, '公民身后')
  await answer(kiosk, { ...answers, rel: '其他继承人/村居委' })
  await kiosk.touch('开始申请')
  await kiosk.on('identify')

  await dock
    .panel('id-card')
    .getByRole('button', { name: /^李小满/ })
    .click()
  await kiosk.on('form', 30_000)
  await dock.panel('id-card').getByRole('button', { name: '拿走', exact: true }).click()
  await expect(dock.panel('id-card').getByText('没有卡')).toBeVisible()

  await fillForm(kiosk, { 手机号: '13800000000', 银行卡号: '6222020000000000000' }, { 开户行: '中国工商银行' })
  await bringMaterials(kiosk, {})
  await signAndSubmit(kiosk)
  await kiosk.on('accepted', 30_000)

  const line = dock.panel('platform').locator('.case-line')
  await expect(line).toContainText('李小满')
  await expect(line).toContainText('已受理')
  await line.click()
  await expect(dock.panel('platform').locator('.materials .thumbnail img')).toBeVisible()
  await expect(dock.panel('platform').getByRole('link', { name: '签名的申请表' })).toBeVisible()
  await dock.panel('platform').getByRole('button', { name: '各部门办一步' }).click()
  await expect(line).toContainText('办理中')
})

test('a second card is refused by the reader in its own words, and the dock says so', async ({ kiosk }) => {
  const dock = await openDock(kiosk)
  await expect(dock.panel('id-card').getByText('没有卡')).toBeVisible()
  // Somebody else acts between two polls of the dock, which therefore still sees an empty reader.
  const look = await dock.page.evaluate(async () => (await fetch('/dock/api/state')).text())
  await dock.page.route('**/dock/api/state', (route) => route.fulfill({ contentType: 'application/json', body: look }))
  await kiosk.hand('id-card', 'card.lay', { person: 'zhang-shouzheng' })

  await dock
    .panel('id-card')
    .getByRole('button', { name: /^李小满/ })
    .click()
  await expect(dock.panel('id-card').getByRole('alert')).toContainText('a card lies there already')
})

test('another district is chosen while somebody is at the kiosk: they finish where they began, the next is there', async ({
  kiosk,
}) => {
  const dock = await openDock(kiosk)
  await kiosk.open()
  await begin(kiosk, '公民身后')
  const dongli = dock.panel('services').getByRole('button', { name: '天津市东丽区' })
  await dongli.click({ timeout: 60_000 })
  await expect(dock.panel('services').getByRole('status')).toBeVisible({ timeout: 60_000 })
  await answer(kiosk, answers)
  await expect(dongli).toHaveAttribute('aria-pressed', 'false')
  await kiosk.touch('退出重来')
  await kiosk.touch('退出并清除')
  await kiosk.on('ending')
  await expect(dongli).toHaveAttribute('aria-pressed', 'true')
  await kiosk.touch('都拿好了')
  await kiosk.on('attract')
  await expect(kiosk.page.getByText('东丽区政务服务中心')).toBeVisible()
})

test('a code is held before the scanner and taken away again, and its cable is pulled', async ({ kiosk }) => {
  const dock = await openDock(kiosk)
  const scanner = dock.panel('scanner')
  await expect(scanner.getByText('没有码')).toBeVisible()
  await scanner.getByRole('textbox', { name: '出示别的内容' }).fill('https://query.invalid/?a=1')
  await scanner.getByRole('button', { name: '出示', exact: true }).click()
  await expect(scanner.locator('strong')).toHaveText('qr')
  expect(await kiosk.hand('scanner', 'state')).toMatchObject({ code: 'qr' })
  await scanner.getByRole('button', { name: '拿走', exact: true }).click()
  await expect(scanner.getByText('没有码')).toBeVisible()
  await dock.turn('scanner', '线缆', '已拔下')
  expect(await kiosk.hand('scanner', 'state')).toMatchObject({ plugged: false })
})
