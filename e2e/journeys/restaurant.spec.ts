import { answer, begin, bringMaterials, casesOf, fillForm, identify, signAndSubmit } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'
import { takeReceiptAndLeave } from '../receipts.ts'

const typed = {
  经办人手机: '13800000000',
  已申报名称: '濮阳示范区廿四节气餐饮有限公司',
  '注册资本/出资额': '10',
  '门店名称(招牌)': '廿四节气餐馆',
  经营地址: '河南省濮阳市示范区清明街16号',
  经营面积: '120',
  从业人数: '6',
  食品安全管理员: '张守正',
}
const chosen = {
  经营范围: '餐饮服务',
  场所权属: '租赁',
  主体业态: '餐饮服务经营者',
  经营项目: '热食类食品制售',
  是否网络经营: '否',
}

test('开办餐馆、饭店: from the first touch to the receipt in hand', async ({ kiosk }) => {
  await kiosk.open()
  await begin(kiosk, '开办餐馆')
  await answer(kiosk, { proxy: '本人办理', subject: '公司', hyg: '否（仅餐饮）', prepack: '否' })
  await kiosk.touch('开始申请')
  await identify(kiosk, 'zhang-shouzheng')
  await kiosk.on('form', 30_000)
  await fillForm(kiosk, typed, chosen, {
    investors: [{ by: 'self', choices: { 是个人还是单位: '个人' }, values: { 认缴出资额: '10' } }],
  })
  await bringMaterials(kiosk, { m_layout: 'floor-plan', m_rules: 'food-safety-rules' })
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
