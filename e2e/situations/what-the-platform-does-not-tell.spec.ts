/** What the platform does not tell, or tells of somebody else, is said as that, with what to do. */
import { bringMaterials, fillForm, lookUpByCard, reachCheck, reachForm, signAndSubmit, telephone } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'
import { takeReceiptAndLeave } from '../receipts.ts'

test('an electronic licence made out to another name: not used, said so, and the paper is photographed', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachForm(kiosk, 'lu-yiming')
  await fillForm(kiosk, telephone)
  await kiosk.on('materials')
  const notice = kiosk.page.locator('.notice').filter({ hasText: '有的电子证照是别的名字，没有采用' })
  await expect(notice).toContainText('请拍手里的原件')
  const paper = kiosk.page.locator('.materials li').filter({ hasText: '火化证明' })
  await expect(paper).toContainText('带原件，在这里拍照')
  await bringMaterials(kiosk, {})
  await kiosk.on('check')
  await expect(kiosk.page.getByText('陆百鹭')).toHaveCount(0)
})

test('查办件 without a network: the case handed in here is shown, and how far the departments are was not asked', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachCheck(kiosk, 'li-xiaoman')
  await signAndSubmit(kiosk)
  await kiosk.on('accepted', 30_000)
  await takeReceiptAndLeave(kiosk, '窗口领取')
  await kiosk.hand('platform', 'network.set', { up: false })
  await lookUpByCard(kiosk, 'li-xiaoman')
  await kiosk.on('cases', 60_000)
  await kiosk.page.locator('.tile').first().tap()
  await kiosk.on('case', 60_000)
  const notice = kiosk.page.locator('.notice').filter({ hasText: '各部门办到哪一步还没有查到' })
  await expect(notice).toBeVisible()
})
