import { casesOf, reachCheck, signAndSubmit } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'

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

test('refused: the reasons are shown, and whom to ask; no receipt is offered', async ({ kiosk }) => {
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
  await kiosk.touch('继续')
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
