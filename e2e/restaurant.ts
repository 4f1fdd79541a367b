/** 开办餐馆 for a company: what is typed, chosen and brought by 张守正, who is at the screen. */
import { bringMaterials, fillForm, identify } from './citizen.ts'
import type { Kiosk } from './kiosk.ts'

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

/** From the 一次告知 to what follows the materials; `more`: what is asked besides. */
export async function fillRestaurant(kiosk: Kiosk, more: Readonly<Record<string, string>> = {}): Promise<void> {
  await kiosk.touch('开始申请')
  await identify(kiosk, 'zhang-shouzheng')
  await kiosk.on('form', 30_000)
  await fillForm(kiosk, { ...typed, ...more }, chosen, {
    investors: [{ by: 'self', choices: { 是个人还是单位: '个人' }, values: { 认缴出资额: '10' } }],
  })
  await bringMaterials(kiosk, { m_layout: 'floor-plan', m_rules: 'food-safety-rules' })
}
