import {
  answer,
  bringMaterials,
  casesOf,
  fillForm,
  identify,
  lookUpByCard,
  reachCheck,
  signAndSubmit,
  simplest,
} from '../citizen.ts'
import { expect, test } from '../kiosk.ts'
import { printExplanation, takeReceiptAndLeave } from '../receipts.ts'

test('returned: the reason is shown with the way to mend it; mended and handed in again it is accepted', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachCheck(kiosk, 'li-xiaoman')
  await kiosk.hand('platform', 'personality.set', {
    name: 'returning',
    reasons: [{ text: '手机号无法接通，请核对后再提交。', fieldId: 'jsphone' }],
  })
  await signAndSubmit(kiosk)
  await kiosk.on('returned', 30_000)
  await expect(kiosk.page.getByRole('heading', { name: '还要补正' })).toBeVisible()
  await expect(kiosk.page.getByText('手机号无法接通，请核对后再提交。')).toBeVisible()
  await kiosk.hand('platform', 'personality.set', { name: 'normal' })

  await kiosk.touch('打印说明')
  await kiosk.on('receipt')
  const paper = await printExplanation(kiosk)
  for (const words of ['补正告知', '手机号无法接通，请核对后再提交。', '在这里补正']) expect(paper).toContain(words)
  await kiosk.touch('拿好了，继续')
  await kiosk.on('returned')
  await kiosk.touch('更改')
  await kiosk.on('form')
  await expect(kiosk.field('手机号')).toHaveValue('13800000000')
  await kiosk.fill('手机号', '13900000001')
  await kiosk.touch('保存更改')
  await signAndSubmit(kiosk)
  await kiosk.on('accepted', 30_000)

  const cases = await casesOf(kiosk)
  expect(cases.map(({ decision }) => decision)).toEqual(['returned', 'accepted'])
  const [first, second] = cases
  expect(second?.application).toMatchObject({ corrects: first?.caseNumber })
  expect(second?.application.form).toMatchObject({ jsphone: '13900000001', jsname: '李小满' })
  expect(second?.applicationId).not.toBe(first?.applicationId)
  await expect(kiosk.page.getByText(second?.caseNumber ?? 'no case')).toBeVisible()
})

test('returned, and mended another day: from 查办件 into the service, and the two cases are one matter', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachCheck(kiosk, 'li-xiaoman')
  await signAndSubmit(kiosk)
  await kiosk.on('accepted', 30_000)
  await takeReceiptAndLeave(kiosk, '窗口领取')
  const [first] = await casesOf(kiosk)
  const reasons = [{ text: '手机号无法接通，请核对后再提交。', fieldId: 'jsphone' }]
  await kiosk.hand('platform', 'department.act', { caseNumber: first?.caseNumber, act: 'return', reasons })

  await lookUpByCard(kiosk, 'li-xiaoman')
  await kiosk.on('case', 30_000)
  await expect(kiosk.page.getByText('手机号无法接通')).toBeVisible()
  await kiosk.touch('打印说明')
  await kiosk.on('receipt')
  expect(await printExplanation(kiosk)).toContain('手机号无法接通')
  await kiosk.touch('拿好了，继续')
  await kiosk.on('case')
  await kiosk.touch('在这里补正')
  await kiosk.on('guide')
  await answer(kiosk, simplest)
  await kiosk.touch('开始申请')
  await identify(kiosk, 'li-xiaoman')
  await kiosk.on('form', 30_000)
  await fillForm(kiosk, { 手机号: '13900000001' })
  await bringMaterials(kiosk, {})
  await expect(kiosk.page.getByText('这次补正的是')).toBeVisible()
  await signAndSubmit(kiosk)
  await kiosk.on('accepted', 30_000)
  await takeReceiptAndLeave(kiosk, '窗口领取')
  const cases = await casesOf(kiosk)
  expect(cases[1]?.application).toMatchObject({ corrects: first?.caseNumber, form: { jsphone: '13900000001' } })

  await lookUpByCard(kiosk, 'li-xiaoman')
  await kiosk.on('cases', 30_000)
  const tiles = kiosk.page.locator('.tile')
  await expect(tiles.filter({ hasText: '补正后重新提交的' })).toHaveCount(1)
  await tiles.filter({ hasText: '已补正，另一件接着办' }).tap()
  await kiosk.on('case')
  await expect(kiosk.page.getByText('接着办的是')).toBeVisible()
  await expect(kiosk.page.getByRole('button', { name: '在这里补正' })).toHaveCount(0)
})

test('one item is not approved while the others go on: why, whom to ask, and a paper, in 查办件', async ({ kiosk }) => {
  await kiosk.open()
  await reachCheck(kiosk, 'li-xiaoman')
  await signAndSubmit(kiosk)
  await kiosk.on('accepted', 30_000)
  await takeReceiptAndLeave(kiosk, '窗口领取')
  const [one] = await casesOf(kiosk)
  const caseNumber = one?.caseNumber
  // The last one: no other uses its result.
  const item = one?.items.at(-1)?.itemId
  await kiosk.hand('platform', 'department.act', { caseNumber, act: 'handle' })
  await kiosk.hand('platform', 'department.act', { caseNumber, act: 'reject', item, note: '户籍不在本区' })

  await lookUpByCard(kiosk, 'li-xiaoman')
  await kiosk.on('case', 30_000)
  await expect(kiosk.page.getByText('有的事项没有办成')).toBeVisible()
  await expect(kiosk.page.getByText('其他事项不用操作')).toBeVisible()
  await expect(kiosk.page.getByText('12345')).toBeVisible()
  await expect(kiosk.page.getByRole('heading', { name: '部门的说明' })).toBeVisible()
  await kiosk.touch('打印说明')
  await kiosk.on('receipt')
  expect(await printExplanation(kiosk)).toContain('户籍不在本区')
})

test('refused: the reasons are shown, and whom to ask; the same on paper', async ({ kiosk }) => {
  await kiosk.open()
  await reachCheck(kiosk, 'li-xiaoman')
  await kiosk.hand('platform', 'personality.set', {
    name: 'refusing',
    reasons: [{ text: '逝者户籍不在本区，请到户籍所在地办理。' }],
  })
  await signAndSubmit(kiosk)
  await kiosk.on('refused', 30_000)
  await expect(kiosk.page.getByText('逝者户籍不在本区，请到户籍所在地办理。')).toBeVisible()
  await expect(kiosk.page.getByText('12345')).toBeVisible()
  await kiosk.touch('打印说明')
  await kiosk.on('receipt')
  const paper = await printExplanation(kiosk)
  expect(paper).toContain('未受理说明')
  expect(paper).toContain('逝者户籍不在本区，请到户籍所在地办理。')
  expect(paper).toContain('可以了解怎样申诉')
  await kiosk.touch('拿好了，继续')
  await kiosk.on('evaluation')
  await kiosk.touch('不评了')
  await kiosk.on('ending')
})

test('the platform takes the application and its answer is lost: found out, never sent twice', async ({ kiosk }) => {
  await kiosk.open()
  await reachCheck(kiosk, 'li-xiaoman')
  await kiosk.hand('platform', 'fault', { kind: 'cutAfter', operation: 'submit' })
  await signAndSubmit(kiosk)
  await kiosk.on('accepted', 30_000)
  const cases = await casesOf(kiosk)
  expect(cases).toHaveLength(1)
  await expect(kiosk.page.getByText(cases[0]?.caseNumber ?? 'no case')).toBeVisible()
})

test('the platform took it and then answers nothing: said as unknown, with the number; when it answers again the screen knows', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachCheck(kiosk, 'li-xiaoman')
  await kiosk.hand('platform', 'fault', { kind: 'cutAfter', operation: 'submit' })
  await kiosk.hand('platform', 'fault', { kind: 'cutBefore', operation: 'findByApplication', times: 3 })
  await signAndSubmit(kiosk)
  await kiosk.on('unknownOutcome', 30_000)
  await expect(kiosk.page.getByRole('heading', { name: '已经发出，还没有回音' })).toBeVisible()
  await expect(kiosk.page.getByText('不用再交一次')).toBeVisible()
  await kiosk.on('accepted', 60_000)
  expect(await casesOf(kiosk)).toHaveLength(1)
})
