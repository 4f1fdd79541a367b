import { casesOf, reachCheck, signAndSubmit } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'
import { printReceipt } from '../receipts.ts'

test('receipt printer out of paper: the cause is named, the number stays on the screen, refilled it prints once', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachCheck(kiosk, 'li-xiaoman')
  await signAndSubmit(kiosk)
  await kiosk.on('accepted', 30_000)
  const [one] = await casesOf(kiosk)
  const number = one?.caseNumber ?? 'no case'
  await kiosk.touch('打印凭证')
  await kiosk.hand('receipt-printer', 'paper.set', { level: 'out' })
  await kiosk.touch('小票凭证')
  await expect(kiosk.page.getByText('打印纸用完了')).toBeVisible({ timeout: 30_000 })
  await expect(kiosk.page.getByText('找工作人员加纸')).toBeVisible()
  await expect(kiosk.page.getByText(number)).toBeVisible()
  // The other printer and continuing without paper remain available.
  await expect(kiosk.page.getByRole('button', { name: 'A4 凭证' })).toBeEnabled()
  await expect(kiosk.page.getByRole('button', { name: '不打印，继续' })).toBeEnabled()

  await kiosk.hand('receipt-printer', 'paper.set', { level: 'ok' })
  const { facts } = await printReceipt(kiosk)
  await expect(kiosk.page.getByText('打印纸用完了')).toHaveCount(0)
  expect(facts.get('办件编号')).toBe(number)
  expect(await kiosk.hand('receipt-printer', 'output')).toHaveLength(1)
})
