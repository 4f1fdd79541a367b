/** What the partners of 开办茶馆 say: the terminal's answers, and what they type and choose in the form. */
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

export const partnersTeahouse = {
  answers: { proxy: '本人办理', subject: '合伙企业', prepack: '否' },
  typed,
  chosen,
  person,
}
