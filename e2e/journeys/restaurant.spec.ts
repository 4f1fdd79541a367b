import { answer, begin, casesOf, signAndSubmit } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'
import { takeReceiptAndLeave } from '../receipts.ts'
import { fillRestaurant } from '../restaurant.ts'

test('开办餐馆、饭店: from the first touch to the receipt in hand', async ({ kiosk }) => {
  await kiosk.open()
  await begin(kiosk, '开办餐馆')
  await answer(kiosk, { proxy: '本人办理', subject: '公司', hyg: '否（仅餐饮）', prepack: '否' })
  await fillRestaurant(kiosk)
  await signAndSubmit(kiosk)
  await kiosk.on('accepted', 30_000)

  const [one, ...more] = await casesOf(kiosk)
  expect(more).toEqual([])
  await expect(kiosk.page.getByText(one?.caseNumber ?? 'no case')).toBeVisible()
  expect(one?.application).toMatchObject({
    affair: { id: 'h01-restaurant' },
    applicant: { name: '张守正' },
    form: {
      siteName: '廿四节气餐馆',
      siteArea: '120',
      staffCount: '6',
      investors: [{ investorName: '张守正', contribution: '10' }],
    },
  })

  const { roll, a4 } = await takeReceiptAndLeave(kiosk, '窗口领取')
  expect(roll).toHaveLength(1)
  expect(a4.length).toBeGreaterThanOrEqual(1)
})
