import { lookUpByCard } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'
import { handInMarriage, reachTimes, takeAway } from '../marriage.ts'
import { leave, printReceipt } from '../receipts.ts'

interface Held {
  readonly slotId: string
  readonly start: string
}
const heldAt = async (kiosk: { hand: (name: string, act: string) => Promise<unknown> }): Promise<Held | undefined> => {
  const [one] = (await kiosk.hand('platform', 'cases')) as { items: { appointment?: Held }[] }[]
  return one?.items.find(({ appointment }) => appointment !== undefined)?.appointment
}

test('a time at the marriage registry: taken, printed, and another day changed and given back in 查办件', async ({
  kiosk,
}) => {
  test.slow()
  const { page } = kiosk
  await kiosk.open()
  await reachTimes(kiosk)
  const chosen = await page.locator('.appointment-when').innerText()
  await kiosk.touch('约这个时间')
  await expect(page.getByRole('heading', { name: '时间约好了' })).toBeVisible()
  await expect(page.locator('.appointment-when')).toHaveText(chosen)
  const held = await heldAt(kiosk)
  expect(held?.start.slice(9, 13)).toBe(chosen.slice(-5).replace(':', ''))

  await kiosk.touch('继续')
  await kiosk.on('receipt')
  const { lines } = await printReceipt(kiosk)
  const words = lines.join('').replaceAll(/\s/g, '')
  for (const said of ['要到现场办的', chosen, '双方带身份证'])
    expect(words).toContain(said.replaceAll(/[\s\u200b]/g, ''))
  await kiosk.touch('拿好了，继续')
  await kiosk.on('delivery')
  await kiosk.choose('窗口领取')
  await kiosk.touch('就这样领')
  await kiosk.on('evaluation')
  await kiosk.touch('不评了')
  await kiosk.on('ending')
  await leave(kiosk)

  await lookUpByCard(kiosk, 'ouyang-zhixia')
  await kiosk.on('case', 30_000)
  await expect(page.locator('.timeline-appointment b')).toHaveText(chosen)
  await kiosk.touch(/换个时间，或者退掉/)
  await kiosk.on('appointment')
  await kiosk.touch('换个时间')
  const times = page.locator('.appointment-times label.choice')
  await times.nth(1).tap()
  const other = await page.locator('.appointment-when').innerText()
  await kiosk.touch('约这个时间')
  await expect(page.getByRole('heading', { name: '时间约好了' })).toBeVisible()
  await expect(page.locator('.appointment-when')).toHaveText(other)
  expect((await heldAt(kiosk))?.slotId).not.toBe(held?.slotId)
  await kiosk.touch('不去了，退掉这个时间')
  await kiosk.on('case', 30_000)
  await expect(page.getByRole('button', { name: /选时间/ })).toBeVisible()
  expect(await heldAt(kiosk)).toBeUndefined()
})

test('the time goes while it is looked at: said, and another one is taken', async ({ kiosk }) => {
  test.slow()
  const { page } = kiosk
  await kiosk.open()
  await reachTimes(kiosk)
  const chosen = await page.locator('.appointment-when').innerText()
  await takeAway(kiosk)
  await kiosk.touch('约这个时间')
  await expect(page.getByText('这个时间刚刚被别人约走了')).toBeVisible()
  await expect(page.locator('.appointment-when')).not.toHaveText(chosen)
  expect(await heldAt(kiosk)).toBeUndefined()
  await kiosk.touch('约这个时间')
  await expect(page.getByRole('heading', { name: '时间约好了' })).toBeVisible()
  expect(await heldAt(kiosk)).toBeDefined()
})

test('the network is cut before a time is chosen: the application goes on, and nothing is claimed', async ({
  kiosk,
}) => {
  test.slow()
  const { page } = kiosk
  await kiosk.open()
  await handInMarriage(kiosk)
  await kiosk.hand('platform', 'network.set', { up: false })
  await kiosk.touch('选去办的时间')
  await kiosk.on('appointment')
  await expect(page.getByRole('heading', { name: '现在没有约时间' })).toBeVisible({ timeout: 30_000 })
  await kiosk.touch('继续')
  await kiosk.on('receipt')
  const { lines } = await printReceipt(kiosk)
  const words = lines.join('').replaceAll(/\s/g, '')
  expect(words).toContain('时间由民政局（婚姻登记处）和您约定')
  expect(await heldAt(kiosk)).toBeUndefined()
})
