/** Headings and labels that the faces of a service share. */
import type { Text } from '../model/affair.ts'

const text = (zh: string, en: string): Text => ({ zh, en })

export const headings = {
  guide: text('办事指南', 'Guide'),
  lead: text('牵头部门', 'Lead office'),
  version: text('指南版本', 'Version of this guide'),
  conditions: text('申请条件', 'Who can apply'),
  questions: text('先问您几句', 'What you are asked first'),
  items: text('办理事项', 'What is handled'),
  process: text('办理流程', 'In which order'),
  materials: text('申请材料', 'Documents'),
  form: text('申请表', 'The form'),
  time: text('办理时限', 'Time'),
  fee: text('收费', 'Fee'),
  delivery: text('结果领取', 'How results are handed over'),
  hall: text('在哪里办', 'Where'),
  notes: text('温馨提示', 'Please note'),
  basis: text('设定依据', 'Legal basis'),
  sources: text('资料来源', 'Sources'),
  diagram: text('办理流程图', 'How it goes'),
  contents: text('一件事', 'Services'),
} as const satisfies Record<string, Text>

export const columns = {
  number: text('序号', 'No.'),
  item: text('事项', 'Item'),
  department: text('部门', 'Department'),
  result: text('办理结果', 'Result'),
  time: text('时限', 'Time'),
  fee: text('收费', 'Fee'),
  particulars: text('说明', 'Particulars'),
  material: text('材料', 'Document'),
  holder: text('谁的', 'Whose'),
  provided: text('怎样提供', 'How it is provided'),
  deferrable: text('可容缺', 'May follow later'),
  needed: text('什么时候要', 'When it is needed'),
} as const satisfies Record<string, Text>

export const labels = {
  always: text('都要', 'always'),
  allItems: text('各事项都要', 'for all items'),
  asked: text('只在这时问：', 'Asked only '),
  decides: text('由它决定：', 'Decides: '),
  decidesItems: text('事项', 'item no. '),
  decidesMaterials: text('材料', 'document no. '),
  decidesQuestions: text('后面问不问第', 'question no. '),
  decidesQuestionsEnd: text('问', ''),
  several: text('可选多项', 'more than one may be chosen'),
  handled: text('何时办：', 'Handled '),
  mandatory: text('必办', 'must be done'),
  optIn: text('可选办：想办的自己勾选', 'optional: choose it if you want it'),
  legalLimit: text('法定：', 'by law: '),
  promised: text('承诺：', 'promised: '),
  basis: text('依据：', 'basis: '),
  blocked: text('选了这个，不能在这里继续：', 'With this you cannot go on here: '),
  produced: text('这次一起办的，由这些事项办好后自动转用，不用您交：', 'If applied for here, it comes by itself from '),
  repeats: text('每位（项）一份', 'once for each'),
  deferrable: text('可容缺', 'may follow later'),
  onSite: text('到场', 'in person'),
  telephone: text('咨询电话', 'Enquiries'),
  complaint: text('监督投诉', 'Complaints'),
  address: text('地址', 'Address'),
  hours: text('时间', 'Hours'),
  place: text('大厅', 'Hall'),
  bring: text('请带来（原件，在终端拍摄）', 'Please bring (originals, photographed at the terminal)'),
  held: text(
    '不用带：有共享数据、电子证照，或在终端生成',
    'Nothing to bring: shared data, electronic licences, made at the terminal',
  ),
  scan: text('扫码看全部内容', 'Scan to read all of it'),
  wayOnBack: text('背面是办理流程', 'How it goes: see the back'),
  documentsOnBack: text('背面是材料清单', 'The documents are on the back'),
  sideBySide: text('同时办理', 'side by side'),
} as const satisfies Record<string, Text>

/** 一次告知 … 统一出件: the five parts of the way (华龙“放管服”组办〔2020〕3号 二). */
export const phases = {
  told: text('一次告知', 'Told at once'),
  form: text('一表申请', 'One form'),
  materials: text('一套材料', 'One set of documents'),
  window: text('一端受理', 'Handed in at one place'),
  handled: text('一网办理', 'Handled together'),
  results: text('统一出件', 'Results together'),
} as const satisfies Record<string, Text>

export const stageName = (number: number): Text => text(`第 ${number} 步`, `Step ${number}`)

/** What is done at the terminal, one after the other. */
export const steps: readonly { readonly name: Text; readonly text: Text }[] = [
  {
    name: phases.form,
    text: text('一张表；证照和共享数据里有的，自动填好', 'A single form; what card and shared data know is filled in'),
  },
  { name: phases.materials, text: text('一份材料，各部门共用', 'Each document once, for all departments') },
  { name: text('签名提交', 'Sign and hand in'), text: text('当场拿到受理凭证', 'You get a receipt on the spot') },
]

export const audiences = {
  person: text('个人', 'For individuals'),
  enterprise: text('企业、个体工商户', 'For businesses'),
} as const satisfies Record<string, Text>

/** A language by its own name. */
export const otherLanguage = { zh: '中文', en: 'English' } as const
