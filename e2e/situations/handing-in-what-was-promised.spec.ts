/** 容缺补交: what was promised is brought to the terminal later; the network may be away, the picture may be unreadable. */
import { inspectSlip, type Slip } from '../../device-daemon/simulators/receipt-printer/inspection.ts'
import { casesOf, lookUpByCard } from '../citizen.ts'
import { expect, test, type Kiosk } from '../kiosk.ts'
import { handInWithout, photographPromised } from '../promised.ts'
import { takeReceiptAndLeave } from '../receipts.ts'

const person = 'li-xiaoman'
const supplementsOf = async (kiosk: Kiosk): Promise<readonly { readonly decision: string }[]> => {
  const [one] = await casesOf(kiosk)
  return (one as unknown as { supplements: { decision: string }[] }).supplements
}
const words = async (kiosk: Kiosk): Promise<string> => (await kiosk.root.innerText()).replaceAll(/[\s\u200b]/g, '')

/** From the case to what became of it. */
async function supply(kiosk: Kiosk): Promise<void> {
  await photographPromised(kiosk)
  await kiosk.touch('交上去')
}

test('the paper comes later: unreadable once and said why, then taken, on paper, and nothing is missing any more', async ({
  kiosk,
}) => {
  await handInWithout(kiosk, person)
  await kiosk.on('accepted', 30_000)
  await takeReceiptAndLeave(kiosk, '窗口领取')
  await kiosk.hand('platform', 'personality.set', { supplements: 'return' })
  await lookUpByCard(kiosk, person)
  await supply(kiosk)
  await expect(kiosk.page.getByText('平台没有收下，要重新交')).toBeVisible({ timeout: 30_000 })
  await expect.poll(() => words(kiosk)).toContain('第1页看不清')
  await kiosk.hand('platform', 'personality.set', { supplements: 'accept' })
  await kiosk.touch('回到这一件')
  await kiosk.on('case', 30_000)
  await expect.poll(() => words(kiosk)).toMatch(/上次交的没有收：.*第1页看不清/)
  await supply(kiosk)
  await expect(kiosk.page.getByText('交好了，平台已收到')).toBeVisible({ timeout: 30_000 })
  expect((await supplementsOf(kiosk)).map(({ decision }) => decision)).toEqual(['returned', 'accepted'])
  await kiosk.touch('打印补交凭证')
  await kiosk.on('receipt')
  await kiosk.touch('小票凭证')
  await expect(kiosk.page.getByRole('button', { name: '再打一张小票' })).toBeEnabled({ timeout: 30_000 })
  const slip = ((await kiosk.hand('receipt-printer', 'output')) as readonly Slip[]).at(-1)
  if (slip === undefined) throw new Error('no slip came out')
  const { lines, faults, facts } = await inspectSlip(slip)
  expect(faults).toEqual([])
  const [one] = await casesOf(kiosk)
  expect(facts.get('办件编号')).toBe(one?.caseNumber)
  expect(lines.join('').replaceAll(/\s/g, '')).toMatch(/补交凭证.*补交的材料1\.亲属关系证明\/继承公证.*平台已收到/)
  await kiosk.touch('A4 凭证')
  await expect(kiosk.page.getByRole('button', { name: '再打一份 A4' })).toBeEnabled({ timeout: 30_000 })
  await kiosk.touch('拿好了，继续')
  await kiosk.on('case', 30_000)
  await expect(kiosk.page.getByText('还差的材料')).toHaveCount(0)
  await expect.poll(() => words(kiosk)).toMatch(/已经补交的亲属关系证明\/继承公证.*平台已收到/)
})

test('the network is away, the application itself still waits: both are kept, sent in order when it is back, each once', async ({
  kiosk,
}) => {
  await handInWithout(kiosk, person, () => kiosk.hand('platform', 'network.set', { up: false }))
  await kiosk.on('queued', 30_000)
  await takeReceiptAndLeave(kiosk, '窗口领取')
  await lookUpByCard(kiosk, person)
  await kiosk.on('cases', 30_000)
  await kiosk.page.locator('.tile').first().tap()
  await supply(kiosk)
  await expect(kiosk.page.getByText('本机已收，待发送')).toBeVisible({ timeout: 30_000 })
  await kiosk.touch('回到这一件')
  await kiosk.on('case', 30_000)
  await expect.poll(() => words(kiosk)).toMatch(/已经补交的.*本机已收，待发送/)
  await expect(kiosk.page.getByText('还差的材料')).toHaveCount(0)
  await kiosk.hand('platform', 'network.set', { up: true })
  await expect.poll(async () => (await casesOf(kiosk)).length, { timeout: 90_000 }).toBe(1)
  await expect.poll(async () => (await supplementsOf(kiosk)).length, { timeout: 90_000 }).toBe(1)
  expect(await supplementsOf(kiosk)).toMatchObject([{ decision: 'accepted' }])
})
