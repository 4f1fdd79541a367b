/** 开办餐馆 by an agent for a company: who acts for whom, and the way to the signature of the principal. */
import { getPerson } from '../device-daemon/simulators/people.ts'
import { answer, begin, bringMaterials, fillForm, identify, readAndSign } from './citizen.ts'
import { expect, type Kiosk } from './kiosk.ts'

export const agent = getPerson('zhang-shouzheng')
export const principal = getPerson('wang-jie-yan')
const typed = {
  经办人手机: '13800000000',
  已申报名称: '濮阳示范区廿四节气餐饮有限公司',
  负责人: principal.name,
  负责人证件号码: principal.idNumber,
  '注册资本/出资额': '10',
  '门店名称(招牌)': '廿四节气餐馆',
  经营地址: '河南省濮阳市示范区清明街16号',
  经营面积: '120',
  从业人数: '6',
  食品安全管理员: agent.name,
}
const chosen = {
  经营范围: '餐饮服务',
  场所权属: '租赁',
  主体业态: '餐饮服务经营者',
  经营项目: '热食类食品制售',
  是否网络经营: '否',
}

/** The screen has these words, wherever a line of them may end. */
export const says = (kiosk: Kiosk, words: string): Promise<void> =>
  expect
    .poll(async () => (await kiosk.page.locator('main').innerText()).replaceAll('\u200b', ''), { timeout: 60_000 })
    .toContain(words)

/** From the attract screen to the 一次告知. */
export async function reachNoticeAsAgent(kiosk: Kiosk): Promise<void> {
  await begin(kiosk, '开办餐馆')
  await answer(kiosk, { proxy: '代他人办理', subject: '公司', hyg: '否（仅餐饮）', prepack: '否' })
}

/** From the 一次告知 to the agent's own signature, which the principal's is to follow. */
export async function applyAsAgent(kiosk: Kiosk): Promise<void> {
  await kiosk.touch('开始申请')
  await identify(kiosk, 'zhang-shouzheng')
  await kiosk.on('form', 30_000)
  await fillForm(kiosk, typed, chosen, {
    investors: [{ by: 'self', choices: { 是个人还是单位: '个人' }, values: { 认缴出资额: '10' } }],
  })
  await bringMaterials(kiosk, { m_layout: 'floor-plan', m_rules: 'food-safety-rules' })
  await kiosk.on('check')
  await kiosk.touch('都对，看申请表')
  await readAndSign(kiosk)
  await says(kiosk, `还要${principal.name}签名`)
}

/** It is the principal's turn, who is not there: what they sign is to be on paper. */
export async function onPaper(kiosk: Kiosk): Promise<void> {
  await kiosk.on('turn')
  await says(kiosk, '不在这里的，按“在纸上签”，打印带走')
  await kiosk.touch('在纸上签')
  await kiosk.on('read')
  await says(kiosk, `打印授权委托书，请${principal.name}签名`)
}
