/**
 * Receipts as somebody holds them who compares them with the screen: from the picture of the paper, not from what was
 * sent to the printer. Every test in which one comes out looks at it here.
 */
import { shortNumber } from '../flows/src/entries/short-number.ts'
import { lookAtPage } from '../device-daemon/simulators/document-printer/looking.ts'
import { inspectSlip, type Inspected, type Slip } from '../device-daemon/simulators/receipt-printer/inspection.ts'
import { casesOf, type PlatformCase, type PrintedSheet } from './citizen.ts'
import { expect, type Kiosk } from './kiosk.ts'

/** On the screen of the receipt: prints it on the roll and looks at it. */
export async function printReceipt(kiosk: Kiosk): Promise<Inspected> {
  await kiosk.touch('小票凭证')
  await expect(kiosk.page.getByRole('button', { name: '再打一张小票' })).toBeEnabled({ timeout: 30_000 })
  return lookAtReceipt(kiosk)
}

/**
 * The receipt that came out last: all of it can be read and stands in its place, it says what the screen says, and its
 * code leads to this application.
 */
export async function lookAtReceipt(kiosk: Kiosk): Promise<Inspected> {
  const slip = ((await kiosk.hand('receipt-printer', 'output')) as readonly Slip[]).at(-1)
  if (slip === undefined) throw new Error('no receipt came out')
  const receipt = await inspectSlip(slip)
  expect([slip.cut, receipt.faults]).toEqual([true, []])

  const shown = (await kiosk.page.locator('.receipt-number b').innerText()).replaceAll(/\s/g, '')
  const one = (await casesOf(kiosk)).find(
    ({ caseNumber, applicationId }) => caseNumber === shown || shortNumber(applicationId) === shown,
  )
  const accepted = one?.decision === 'accepted' && one.caseNumber === shown
  const applicationId = one?.applicationId ?? receipt.facts.get('申请编号') ?? ''
  expect(receipt.facts.get('办件编号')).toBe(accepted ? shown : undefined)
  expect(receipt.facts.get('申请编号')).toBe(applicationId)
  if (!accepted) expect(shortNumber(applicationId)).toBe(shown)
  expect(receipt.lines.slice(1, 2)).toEqual([accepted ? '受理凭证' : '收件凭证'])
  expect(receipt.codes).toEqual([`https://platform.example/query?application=${applicationId}`])
  if (one !== undefined) expectSaid(receipt, one.application)
  return receipt
}

/** What was applied for, by whom; a name with rare characters comes as dots and has a test of its own. */
function expectSaid({ lines, facts }: Inspected, { affair, items, applicant }: PlatformCase['application']): void {
  const words = lines.join('').replaceAll(/\s/g, '')
  expect(words).toContain(`一件事${affair.name}`.replaceAll(/\s/g, ''))
  const list = items.map(({ name }, at) => `${at + 1}.${name}`).join('')
  expect(words).toContain(`申请事项（${items.length}）${list}`.replaceAll(/\s/g, ''))
  expect([applicant.name, undefined]).toContain(facts.get('申请人'))
}

/** On the screen of 打印说明: prints it on the roll and on A4; what can be read on the slip, without white space. */
export async function printExplanation(kiosk: Kiosk): Promise<string> {
  await kiosk.touch('打在小票上')
  await expect(kiosk.page.getByRole('button', { name: '再打一张小票' })).toBeEnabled({ timeout: 30_000 })
  await kiosk.touch('打在 A4 纸上')
  await expect(kiosk.page.getByRole('button', { name: '再打一份 A4' })).toBeEnabled({ timeout: 30_000 })
  const slip = ((await kiosk.hand('receipt-printer', 'output')) as readonly Slip[]).at(-1)
  if (slip === undefined) throw new Error('no slip came out')
  const { lines, faults } = await inspectSlip(slip)
  expect([slip.cut, faults]).toEqual([true, []])
  return lines.join('').replaceAll(/\s/g, '')
}

/** What most A4 printers leave white at the edges, whatever they are sent. */
const unprintableMm = 5

interface Receipts {
  readonly roll: readonly PrintedSheet[]
  readonly a4: readonly PrintedSheet[]
}

/** From the outcome to the attract screen. */
export async function takeReceiptAndLeave(kiosk: Kiosk, delivery: string): Promise<Receipts> {
  const receipts = await takeReceipt(kiosk, delivery)
  await leave(kiosk)
  return receipts
}

/** From the outcome to the farewell: receipts on the roll and on A4, delivery of the results, 好差评. */
export async function takeReceipt(kiosk: Kiosk, delivery: string): Promise<Receipts> {
  await kiosk.touch('打印凭证')
  await kiosk.on('receipt')
  const { codes } = await printReceipt(kiosk)
  await kiosk.touch('A4 凭证')
  await expect(kiosk.page.getByRole('button', { name: '再打一份 A4' })).toBeEnabled({ timeout: 30_000 })
  await kiosk.touch('拿好了，继续')
  await kiosk.on('delivery')
  await kiosk.choose(delivery)
  await kiosk.touch('就这样领')
  await kiosk.on('evaluation')
  await kiosk.touch('非常满意')
  await kiosk.on('ending')
  const roll = (await kiosk.hand('receipt-printer', 'output')) as readonly PrintedSheet[]
  const a4 = (await kiosk.hand('document-printer', 'output')) as readonly PrintedSheet[]
  const pages = await Promise.all(a4.map(({ png }) => lookAtPage(png)))
  expect(pages.flatMap(({ code }) => code ?? []).slice(-1)).toEqual(codes)
  expect(Math.min(...pages.map(({ marginMm }) => marginMm))).toBeGreaterThan(unprintableMm)
  return { roll, a4 }
}

/** From the farewell to the attract screen, which is another document in another renderer. */
export async function leave(kiosk: Kiosk): Promise<void> {
  await kiosk.touch('都拿好了')
  await kiosk.on('attract')
}
