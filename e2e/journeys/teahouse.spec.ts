import {
  addPerson,
  answer,
  begin,
  bringMaterials,
  casesOf,
  fillForm,
  fillGroups,
  identify,
  signAndSubmit,
} from '../citizen.ts'
import { expect, test } from '../kiosk.ts'

const typed = {
  经办人手机: '13800000000',
  已申报名称: '濮阳示范区谷雨茶馆（普通合伙）',
  负责人: '张守正',
  '注册资本/出资额': '20',
  '门店名称(招牌)': '谷雨茶馆',
  经营地址: '河南省濮阳市示范区谷雨巷8号',
  经营面积: '60',
  从业人数: '3',
  食品安全管理员: '张守正',
}
const chosen = {
  经营范围: '餐饮服务',
  场所权属: '租赁',
  主体业态: '餐饮服务经营者',
  经营项目: '自制饮品制售',
  是否网络经营: '否',
}
const person = (contribution: string) => ({
  choices: { 是个人还是单位: '个人' },
  values: { 认缴出资额: contribution },
})

test('开办茶馆 by two partners: one is here for himself, the other lays her card; a third thinks better of it', async ({
  kiosk,
}) => {
  await kiosk.open()
  await begin(kiosk, '开办茶馆')
  await answer(kiosk, { proxy: '本人办理', subject: '合伙企业', prepack: '否' })
  await kiosk.touch('开始申请')
  await identify(kiosk, 'zhang-shouzheng')
  await kiosk.on('form', 30_000)
  await fillForm(kiosk, typed, chosen, {
    // The two that a partnership needs, and one more.
    partners: [
      { ...person('12'), by: 'self' },
      { ...person('8'), by: { card: 'wang-jie-yan' } },
      { ...person('5'), by: { card: 'li-tou-zhang' } },
    ],
  })
  await bringMaterials(kiosk, { m_layout: 'floor-plan', m_rules: 'food-safety-rules' })

  await kiosk.on('check')
  const third = kiosk.page.locator('.summary').filter({ hasText: '3 / 3' })
  await third.getByRole('button', { name: /更改/ }).tap()
  await kiosk.on('rows')
  await expect(kiosk.page.getByText('一共 3 位')).toBeVisible()
  await kiosk.page.locator('.summary').nth(2).getByRole('button', { name: /更改/ }).tap()
  await kiosk.on('row')
  await kiosk.touch('去掉这一位')
  await kiosk.touch('再点一次去掉')
  await kiosk.on('rows')
  await expect(kiosk.page.getByText('一共 2 位')).toBeVisible()
  await kiosk.touch('保存更改')

  await signAndSubmit(kiosk)
  await kiosk.on('accepted', 30_000)
  const [one] = await casesOf(kiosk)
  expect(one?.application).toMatchObject({
    affair: { id: 'h11-teahouse' },
    applicant: { name: '张守正' },
    form: {
      partners: [
        { investorKind: 'person', investorName: '张守正', contribution: '12' },
        { investorKind: 'person', investorName: '王㛃䶮', contribution: '8' },
      ],
    },
  })
  expect(JSON.stringify(one)).not.toContain('李𠅤𬭚')
})

test('a partner who is here already is not taken twice, and a list that is too short says how many are needed', async ({
  kiosk,
}) => {
  await kiosk.open()
  await begin(kiosk, '开办茶馆')
  await answer(kiosk, { proxy: '本人办理', subject: '合伙企业', prepack: '否' })
  await kiosk.touch('开始申请')
  await identify(kiosk, 'zhang-shouzheng')
  await kiosk.on('form', 30_000)
  await fillGroups(kiosk, { values: typed, choices: chosen })
  await kiosk.on('rows')
  await addPerson(kiosk, { ...person('12'), by: 'self' })
  await kiosk.on('rows')
  await expect(kiosk.page.getByText('一共 1 位')).toBeVisible()

  await addPerson(kiosk, { ...person('1'), by: { card: 'zhang-shouzheng' } })
  await kiosk.on('row')
  await expect(kiosk.page.getByText('这个证件号码已经填过了，换一位')).toBeVisible()
  await kiosk.touch('去掉这一位')
  await kiosk.touch('再点一次去掉')
  await kiosk.on('rows')
  // One partner is not enough: the next step is to add another, not to continue.
  await expect(kiosk.page.getByRole('button', { name: '继续' })).toHaveCount(0)
})
