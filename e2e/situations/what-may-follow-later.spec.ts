import { bringMaterials, casesOf, fillForm, lookUpByCard, reachForm, signAndSubmit, telephone } from '../citizen.ts'
import { expect, test, type Kiosk } from '../kiosk.ts'
import { takeReceiptAndLeave } from '../receipts.ts'

const other = { rel: '其他继承人/村居委' }

/** Without the marks between words where a line may break. */
const wordsOf = async (kiosk: Kiosk): Promise<string> => (await kiosk.root.innerText()).replaceAll(/[\s\u200b]/g, '')

/** Up to the camera, for what only the citizen has. */
async function reachCapture(kiosk: Kiosk, person: string): Promise<void> {
  await reachForm(kiosk, person, other)
  await fillForm(kiosk, telephone)
  await kiosk.on('materials')
  await kiosk.touch('去拍照')
  await kiosk.on('capture')
}

test('a paper that is not at hand: by when it follows is said before it is promised, to the platform, and in 查办件', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachCapture(kiosk, 'li-xiaoman')
  await expect.poll(() => wordsOf(kiosk)).toMatch(/最迟\d{4}年\d{1,2}月\d{1,2}日补交。到期没有补交/)
  await kiosk.touch('以后补交')
  await signAndSubmit(kiosk)
  await kiosk.on('accepted', 30_000)
  const [one] = await casesOf(kiosk)
  expect(one?.application).toMatchObject({
    materials: expect.arrayContaining([
      expect.objectContaining({
        materialId: 'm_rel',
        submission: 'deferred',
        dueDate: expect.stringMatching(/^\d{8}$/),
      }),
    ]),
  })
  await takeReceiptAndLeave(kiosk, '窗口领取')

  await lookUpByCard(kiosk, 'li-xiaoman')
  await kiosk.on('case')
  await expect.poll(() => wordsOf(kiosk)).toMatch(/还差的材料亲属关系证明\/继承公证，最迟\d{4}年\d{1,2}月\d{1,2}日补交/)
})

test('whoever may not promise is told that the paper is handed in now, and what to do, and nothing else', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachCapture(kiosk, 'cao-xiaohan')
  await expect(kiosk.page.getByText('这份材料要现在交')).toBeVisible()
  await expect(kiosk.page.getByRole('button', { name: '以后补交' })).toHaveCount(0)
  expect(await kiosk.page.content()).not.toMatch(/失信|信用|名单/)
  await kiosk.touch('返回')
  await bringMaterials(kiosk, {})
  await kiosk.on('check')
})
