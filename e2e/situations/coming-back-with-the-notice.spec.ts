/** The 一次性告知书 taken home and brought back: its code is read from the paper's picture, as any scanner would. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lookAtPage } from '../../device-daemon/simulators/document-printer/looking.ts'
import { inspectSlip, type Slip } from '../../device-daemon/simulators/receipt-printer/inspection.ts'
import { createNoticeCodes } from '../../device-daemon/src/notices/notice-codes.ts'
import type { Affair } from '../../flows/src/model/affair.ts'
import { afterDeath, hualong } from '../../flows/src/journeys/testing/catalogue.ts'
import { funeral as answers } from '../../flows/src/journeys/testing/samples.ts'
import { toldBy } from '../../flows/src/notice/telling.ts'
import { plan } from '../../flows/src/plan/plan.ts'
import { answer, begin, type PrintedSheet } from '../citizen.ts'
import { expect, test, type Kiosk } from '../kiosk.ts'

const key = readFileSync(join(import.meta.dirname, '../../device-daemon/profiles/demo-notices.key'), 'utf8').trim()
const codes = createNoticeCodes(Buffer.from(key, 'hex'))

/** What a terminal printed when the file of the service was this one. */
const printedBy = (affair: Affair): string =>
  codes.print(toldBy(affair, hualong, plan(affair, hualong, { answers, choice: {} }))) ?? ''
const labelOf = (question: string): string => {
  const chosen = answers[question as keyof typeof answers]
  const options = afterDeath.questions.find(({ id }) => id === question)?.options
  return options?.find(({ id }) => chosen.includes(id))?.label.zh ?? ''
}
const choiceOf = ({ page }: Kiosk, label: string) =>
  page.locator('label.choice').filter({ hasText: label }).first().locator('input')

async function scan(kiosk: Kiosk, code: string): Promise<void> {
  await kiosk.touch(/触摸屏幕开始/)
  await kiosk.touch(/手里有告知书/)
  await kiosk.on('scanNotice')
  await kiosk.hand('scanner', 'code.show', { text: code })
}

test('printed, taken home, scanned: at the notice with the same answers, and on from there', async ({ kiosk }) => {
  await kiosk.open()
  await begin(kiosk, '公民身后')
  await answer(kiosk, Object.fromEntries(Object.keys(answers).map((question) => [question, labelOf(question)])))
  await kiosk.choose('驾驶证')
  await kiosk.touch('打印告知书')
  await expect(kiosk.page.getByRole('button', { name: '再打印一份' })).toBeEnabled({ timeout: 30_000 })
  const [sheet] = (await kiosk.hand('document-printer', 'output')) as readonly PrintedSheet[]
  const { code } = await lookAtPage(sheet?.png ?? '')
  expect(code).toMatch(/^YJS1[A-Z2-7]+$/)
  await kiosk.touch('退出重来')
  await kiosk.touch('退出并清除')
  await kiosk.on('ending')
  await kiosk.touch('都拿好了')
  await kiosk.on('attract')

  await scan(kiosk, code ?? '')
  await kiosk.on('notice')
  await expect(kiosk.page.locator('.notice-title')).toHaveText('公民身后：按您上次的回答')
  await expect(choiceOf(kiosk, '驾驶证')).not.toBeChecked()
  await kiosk.hand('scanner', 'code.take')
  for (const question of Object.keys(answers).toReversed()) {
    await kiosk.touch('返回')
    await kiosk.about(question)
    await expect(choiceOf(kiosk, labelOf(question))).toBeChecked()
  }
  // Nothing was changed, so the way leads straight back.
  await kiosk.touch('继续')
  await kiosk.on('notice')
  await kiosk.touch('开始申请')
  await kiosk.on('identify')
})

test('the A4 printer has no paper: the slip carries the code as well', async ({ kiosk }) => {
  await kiosk.hand('document-printer', 'paper.set', { level: 'out' })
  await kiosk.open()
  await scan(kiosk, printedBy(afterDeath))
  await kiosk.on('notice')
  await kiosk.touch('打印告知书')
  await kiosk.touch('打在小票上')
  await expect(kiosk.page.getByRole('button', { name: '再打印一份' })).toBeEnabled({ timeout: 30_000 })
  const slips = (await kiosk.hand('receipt-printer', 'output')) as readonly Slip[]
  const { codes: read, faults, lines } = await inspectSlip(slips.at(-1) ?? { png: '', text: '', cut: false })
  expect([read, faults]).toEqual([[printedBy(afterDeath)], []])
  expect(lines.join('')).toContain('下次来扫这里')
})

test('the guide has changed since: what is new, gone and otherwise is said before going on', async ({ kiosk }) => {
  const [dropped, ...others] = afterDeath.items.filter(({ id }) => id === 'drv' || id === 'hpf')
  const retired = { ...afterDeath.items[0], id: 'retired', after: [] } as Affair['items'][number]
  const before: Affair = {
    ...afterDeath,
    version: '2020-01-01',
    items: [retired, ...afterDeath.items.filter(({ id }) => id !== dropped?.id)],
    materials: afterDeath.materials.map((one) => ({ ...one, source: 'upload' })),
  }
  expect(others).toHaveLength(1)
  await kiosk.open()
  await scan(kiosk, printedBy(before))
  await kiosk.on('notice')
  const said = kiosk.page.locator('.notice', { hasText: '有些不一样了' })
  await expect(said).toContainText(`新增的事项：${dropped?.name.zh}`)
  await expect(said).toContainText('告知书上的第 1 个事项，现在没有了')
  await expect(said).toContainText('现在不用您带的材料：')
})

test('another version that changes nothing here; another code; a service that is not offered', async ({ kiosk }) => {
  await kiosk.open()
  await scan(kiosk, 'https://example.invalid/')
  await expect(kiosk.page.locator('.notice-wrong')).toContainText('没有认出这张告知书')
  await kiosk.hand('scanner', 'code.show', { text: printedBy({ ...afterDeath, id: 'n99-elsewhere' }) })
  await kiosk.touch('再扫一次')
  await expect(kiosk.page.locator('.notice-wrong')).toContainText(hualong.hall.address.zh)
  await kiosk.hand('scanner', 'code.show', { text: printedBy({ ...afterDeath, version: '2020-01-01' }) })
  await kiosk.touch('再扫一次')
  await kiosk.on('notice')
  await expect(kiosk.page.locator('.notice-well')).toContainText('您要办的没有变化')
})
