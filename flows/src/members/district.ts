/** The members of a district's file. */
import { member, type Members } from './words.ts'

export const districtMembers: Members = {
  code: member('行政区划代码：GB/T 2260 的六位数字', 'Code: six digits of GB/T 2260', "'410902'"),
  name: member('区县名称', 'Name of the district', '{ zh: 濮阳市华龙区, en: Hualong District }'),
  hall: member(
    '政务服务大厅',
    'Hall: where citizens go',
    '{ name: …, address: …, hours: …, telephone: …, complaint: … }',
  ),
  'hall.name': member('大厅名称', 'Name of the hall', '{ zh: 华龙区行政服务中心, en: Hualong Service Centre }'),
  'hall.window': member(
    '综合受理窗口：本地的叫法，需要人帮助时请到这里',
    'Window: what it is called here; people who need a person are sent there',
    '{ zh: 综合受理窗口, en: General reception window }',
  ),
  'hall.address': member('大厅地址', 'Address of the hall', '{ zh: 建设路1号, en: 1 Jianshe Road }'),
  'hall.hours': member('开放时间', 'Opening hours', "{ zh: '工作日 9:00—17:00', en: 'Working days 9:00–17:00' }"),
  'hall.telephone': member('咨询电话', 'Telephone for questions', "'12345'"),
  'hall.complaint': member('投诉电话', 'Telephone for complaints', "'12345'"),
  departments: member(
    '部门名称：每个部门角色在本区县叫什么',
    'Departments: what the body of each role is called here',
    '{ marketRegulation: { zh: 区市场监管局, en: Market regulation bureau } }',
  ),
  parameters: member(
    '区县参数：本区县定的数和依据',
    'District parameters: the numbers set here, and the document that sets them',
    '{ hairArea: { value: 10, basis: 某办〔2026〕1号 } }',
  ),
  'parameters.value': member('取值', 'Value', '10'),
  'parameters.basis': member('依据：定这个数的文件', 'Basis: the document that sets it', '某办〔2026〕1号'),
  printed: member(
    '文件所列：文件逐行列了什么，在这里各成了哪些一件事',
    'Printed: what papers list, row by row, and which affairs each row has become here',
    '[{ paper: 某文件附件, rows: [{ row: "11", name: 开办茶馆, affairs: [h11-teahouse] }] }]',
  ),
  'printed.paper': member('文件和所在处', 'Paper: and where in it', '华龙“放管服”组办〔2020〕3号 附件'),
  'printed.rows': member('逐行', 'Rows', '[{ row: "11", name: 开办茶馆, affairs: [h11-teahouse] }]'),
  'printed.rows.row': member('行号或条款号，照印', 'Row: its number or clause, as printed', "'11'"),
  'printed.rows.name': member('名称，照印', 'Name: as printed', '开办茶馆'),
  'printed.rows.department': member('牵头部门，照印', 'Lead department: as printed', '区市场监管局'),
  'printed.rows.affairs': member('成为的一件事', 'Affairs: what it has become here', '[h11-teahouse]'),
  'printed.rows.resolved': member('与印的不同的原因', 'Resolved: why it is not as printed', '并入另一件事'),
  affairs: member(
    '办哪些一件事，各自确认了什么',
    'Affairs offered: and what is confirmed of each',
    '{ h11-teahouse: {} }',
  ),
  'affairs.name': member(
    '本地叫法：与目录里的名称不同时写，两个名称都能搜到',
    'Name here: if otherwise than in the catalogue; it is found by either',
    '{ zh: 我要开茶馆, en: Open a tea house }',
  ),
  'affairs.promise': member(
    '全程承诺时限：确认后才作为承诺告诉群众',
    'Promise for the whole: only what is confirmed here is shown as a promise',
    '{ days: 7, basis: 某办〔2026〕1号 }',
  ),
  'affairs.promise.days': member('工作日数', 'Working days', '7'),
  'affairs.promise.basis': member('依据：作出承诺的文件', 'Basis: the document that promises it', '某办〔2026〕1号'),
  'affairs.fee': member(
    '收费：本区县确认的',
    'Fee: as confirmed here',
    '{ text: { zh: 不收费, en: Free }, basis: 某办〔2026〕1号 }',
  ),
  'affairs.fee.text': member('收费说明', 'Fee in words', '{ zh: 不收费, en: Free }'),
  'affairs.fee.basis': member('依据：收费或免费的文件', 'Basis: the document that says so', '某办〔2026〕1号'),
  'affairs.items': member('逐个事项的确认', 'Items: what is confirmed of each', '{ food: { promise: … } }'),
  'affairs.items.promise': member('事项承诺时限', 'Promise for the item', '{ days: 5, basis: 某办〔2026〕1号 }'),
  'affairs.items.promise.days': member('工作日数', 'Working days', '5'),
  'affairs.items.promise.basis': member(
    '依据：作出承诺的文件',
    'Basis: the document that promises it',
    '某办〔2026〕1号',
  ),
  'affairs.items.offered': member('是否在这里办：false 为不办', 'Offered: false, not handled here', 'false'),
  'affairs.items.dependants': member(
    '不办时，后面的事项留下',
    'Dependants: of a withdrawn item; those that come after it stay',
    'stay',
  ),
  'affairs.items.goTo': member(
    '去哪里办：不在这里办的事项',
    'Where to go: of an item that is not handled here',
    '{ zh: 请到市民政局婚姻登记处。, en: Please go to the city registry. }',
  ),
}
