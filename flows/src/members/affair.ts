/** The members of an affair's file, and of the library, whose lists are the same. */
import { confidence, member, value, type Members } from './words.ts'
import { sourceNames } from '../faces/sources.ts'
import { formMembers } from './form.ts'

const promise = (of: string, where: string): Members => ({
  [where]: member(
    `承诺办结时限：${of}；只有区县确认过的才作为承诺`,
    'Promised time: shown as a promise only where a district confirms it',
    '{ days: 5, confidence: I }',
  ),
  [`${where}.days`]: member('工作日数：0 为当场办结', 'Working days: 0, at once', '5'),
  [`${where}.confidence`]: confidence,
  [`${where}.basis`]: member('依据：把握为 H、M 时要写', 'Basis: needed for confidence H and M', '豫政办〔2022〕1号'),
})

const fee = (where: string): Members => ({
  [where]: member('收费', 'Fee', '{ text: { zh: 不收费, en: Free }, confidence: H }'),
  [`${where}.text`]: member('收费说明', 'Fee in words', '{ zh: 不收费, en: Free }'),
  [`${where}.confidence`]: confidence,
})

const head: Members = {
  id: member(
    '标识：与文件名相同，发布后不再改',
    'Id: the name of the file; never changes once published',
    'h11-teahouse',
  ),
  version: member(
    '版本：改动的日期，同一天再改加 .2',
    'Version: the day of the change; a second one of a day adds .2',
    '2026-11-28',
  ),
  name: member('名称', 'Name', '{ zh: 开办茶馆, en: Open a tea house }'),
  summary: member(
    '一句话说明',
    'Summary: in one sentence',
    '{ zh: 一次申请、一起领证。, en: One application for both. }',
  ),
  words: member(
    '叫法：群众怎么说，搜索靠它',
    'Words: what people say when they need it; the search finds it by them',
    '[开茶馆, 茶楼]',
  ),
  stage: member('阶段：在首页哪一组', 'Stage: its group on the home screen', 'opening', {
    birth: value('出生', 'birth'),
    education: value('入学', 'education'),
    work: value('工作', 'work'),
    living: value('生活', 'daily life'),
    home: value('住房', 'home'),
    travel: value('出行', 'travel'),
    health: value('健康', 'health'),
    assistance: value('救助', 'assistance'),
    ageing: value('养老', 'old age'),
    afterLife: value('身后', 'after death'),
    opening: value('开办', 'opening a business'),
    operating: value('经营', 'running a business'),
    closing: value('注销', 'closing a business'),
  }),
  audience: member('服务对象', 'Audience', 'enterprise', {
    person: value('个人', 'a person'),
    enterprise: value('企业', 'an enterprise'),
  }),
  tone: member('语气', 'Tone', 'solemn', {
    plain: value('平常', 'ordinary'),
    solemn: value('庄重，不用鲜艳颜色、声音和动画', 'solemn: no lively colour, sound or motion'),
  }),
  leadDepartment: member('牵头部门', 'Lead department', '{ role: marketRegulation }'),
  sources: member('资料来源：至少一个', 'Sources: at least one', '[{ document: 国办发〔2022〕32号, confidence: H }]'),
  'sources.document': member('文件', 'Document', '国办发〔2022〕32号'),
  'sources.confidence': confidence,
  printed: member(
    '文件清单：政策文件里逐行怎么印的，各成了哪个事项',
    'Printed: the list of the policy paper, entry by entry, and what each has become',
    '{ paper: 某文件附件第11行, entries: [{ name: 公司登记, department: 区市场监管局, items: [company] }] }',
  ),
  'printed.paper': member('文件和行', 'Paper: and the row of its list', '华龙“放管服”组办〔2020〕3号 附件第11行'),
  'printed.entries': member('逐条', 'Entries', '[{ name: 公司登记, department: 区市场监管局, items: [company] }]'),
  'printed.entries.name': member('印的事项名称', 'Name as printed', '公司登记'),
  'printed.entries.department': member('印的部门', 'Department as printed', '区市场监管局'),
  'printed.entries.items': member('成为的事项', 'Items it has become', '[company]'),
  'printed.entries.resolved': member(
    '与印的不同的原因',
    'Resolved: why it is not as printed',
    '法条已改，不再单独办理',
  ),
  ...promise('整件事从受理到办结', 'promise'),
  ...fee('fee'),
  conditions: member(
    '受理条件：谁能办',
    'Conditions: who can apply',
    '[{ zh: 场所符合条件, en: The premises are fit }]',
  ),
  notes: member('说明：其他要知道的', 'Notes: what else to know', '[{ zh: 每年可办一次, en: Once a year }]'),
  delivery: member('领取方式', 'Delivery: how results are handed over', '[window, post]', {
    window: value('大厅窗口', 'at the window'),
    post: value('邮寄', 'by post'),
    locker: value('自助取件柜', 'from the locker'),
    electronic: value('电子证照或电子文件', 'electronically'),
  }),
  departments: member(
    '部门：各角色在这件事里叫什么，区县没有另说时用',
    'Departments: what roles are called in this affair, unless the district says',
    '{ bank: { zh: 承办银行, en: The bank } }',
  ),
}

const parties: Members = {
  parties: member(
    '当事人：parties.yaml 里没有的，或在这件事里不同的',
    'Parties: those that parties.yaml has not, or that are different here',
    '[{ id: tenant, name: { zh: 承租人, en: Tenant }, kind: person, identified: [card], signs: true }]',
  ),
  'parties.id': member('标识', 'Id', 'tenant'),
  'parties.name': member('称呼', 'Name', '{ zh: 承租人, en: Tenant }'),
  'parties.kind': member('人还是单位', 'Kind', 'person', {
    person: value('人', 'a person'),
    organisation: value('单位', 'an organisation'),
  }),
  'parties.identified': member('怎样核对身份', 'Identified: how the terminal knows them', '[card, phone]', {
    card: value('在终端放身份证', 'a card laid on the reader'),
    phone: value('手机扫码登录', 'a sign-in by telephone'),
    paper: value('凭材料', 'by a material'),
  }),
  'parties.signs': member('是否签名', 'Signs: whether they sign the application', 'true'),
  parameters: member(
    '区县参数：各区县自己定的数，文中写 {{标识}}',
    'District parameters: numbers each district sets; {{id}} in texts',
    '[{ id: hairArea, name: { zh: 理发面积, en: Area }, example: 10, confidence: M }]',
  ),
  'parameters.id': member('标识', 'Id', 'hairArea'),
  'parameters.name': member('名称', 'Name', '{ zh: 理发店最小面积, en: Least area of a barber shop }'),
  'parameters.unit': member('单位', 'Unit', '{ zh: 平方米, en: m² }'),
  'parameters.example': member(
    '示例值：没有指明区县时用，不作承诺',
    'Example: where no district is meant; no promise',
    '10',
  ),
  'parameters.confidence': confidence,
}

const questions: Members = {
  questions: member(
    '情形提问：一屏一题，按顺序',
    'Questions: one a screen, in this order',
    '[{ use: handling/proxy }]',
  ),
  'questions.id': member('标识', 'Id', 'prepack'),
  'questions.text': member(
    '问什么',
    'Text: what is asked',
    '{ zh: 是否仅销售预包装食品？, en: Only pre-packaged food? }',
  ),
  'questions.why': member(
    '为什么问',
    'Why: why it is asked, or what is meant',
    '{ zh: 决定办许可还是备案。, en: Decides between permit and record. }',
  ),
  'questions.kind': member('单选或多选', 'Kind: of choice', 'single', {
    single: value('单选', 'one option'),
    multiple: value('多选', 'one or more options'),
  }),
  'questions.when': member(
    '何时问：不写则总问',
    'When: it is asked; absent, always',
    '{ answer: subject, in: [company] }',
  ),
  'questions.options': member(
    '选项：至少两个',
    'Options: two at least',
    "[{ id: 'yes', label: { zh: 是, en: 'Yes' } }, { id: 'no', label: { zh: 否, en: 'No' } }]",
  ),
  'questions.options.id': member('标识', 'Id', "'yes'"),
  'questions.options.label': member('选项文字', 'Label', "{ zh: 是, en: 'Yes' }"),
  'questions.options.detail': member(
    '选项的解释',
    'Detail: under the label',
    '{ zh: 包括合伙企业, en: Partnerships included }',
  ),
  'questions.options.hint': member(
    '选后提示：显示后继续',
    'Hint: shown once chosen; the journey goes on',
    '{ zh: 改办备案。, en: It is put on record instead. }',
  ),
  'questions.options.exclusive': member(
    '都没有：多选时与其他选项不能同选',
    'Exclusive: of a multiple choice, none of the others',
    'true',
  ),
  'questions.options.block': member(
    '到此为止：选了就不能在这里办，并告诉去哪里',
    'Block: chosen, it cannot be done here; says why and where to go',
    '{ reason: { zh: …, en: … }, goTo: { zh: …, en: … } }',
  ),
  'questions.options.block.when': member(
    '何时到此为止：结合前面的答案',
    'When: only together with earlier answers',
    '{ answer: subject, in: [licensed] }',
  ),
  'questions.options.block.reason': member(
    '为什么不能办',
    'Reason: why it cannot be done here',
    '{ zh: 没有要办的许可。, en: There is no permit to apply for. }',
  ),
  'questions.options.block.goTo': member(
    '去哪里办',
    'Where to go instead',
    '{ zh: 请到市场监管窗口。, en: Please go to the window. }',
  ),
}

const items: Members = {
  items: member('事项：每个部门办的一件', 'Items: one per act of a department', '[{ use: food/food }]'),
  'items.id': member('标识', 'Id', 'food'),
  'items.name': member('事项名称', 'Name of the item', '{ zh: 食品经营许可, en: Food permit }'),
  'items.code': member('实施编码', "Code: of the province's platform", '11410902MB0000000X4000131016000'),
  'items.department': member('办理部门', 'Department', '{ role: marketRegulation }'),
  'items.level': member('层级', 'Level', 'county', {
    town: value('乡镇、街道', 'township or subdistrict'),
    county: value('区县', 'county or district'),
    city: value('市', 'city'),
    province: value('省', 'province'),
  }),
  'items.result': member('办理结果', 'Result', '{ name: { zh: 食品经营许可证, en: Food permit }, kind: licence }'),
  'items.result.name': member('结果名称', 'Name of the result', '{ zh: 食品经营许可证, en: Food permit }'),
  'items.result.kind': member('结果类型', 'Kind of result', 'licence', {
    licence: value('证照', 'a licence'),
    document: value('文书', 'a document'),
    status: value('状态', 'an entry or status'),
    payment: value('待遇、款项', 'a payment'),
  }),
  'items.caseType': member('办件类型', 'Type of case', 'promised', {
    immediate: value('即办件', 'done at once'),
    promised: value('承诺件', 'done within a promised time'),
  }),
  ...promise('这个事项从受理到办结', 'items.promise'),
  'items.legalLimit': member('法定办结时限', 'Legal time limit', '{ zh: 20个工作日, en: 20 working days }'),
  'items.basis': member(
    '设定依据：法条',
    'Legal basis: law and article',
    '[{ law: { zh: 《食品安全法》第三十五条, en: Food Safety Law 35 }, confidence: H }]',
  ),
  'items.basis.law': member(
    '法律和条款',
    'Law and article',
    '{ zh: 《食品安全法》第三十五条, en: Food Safety Law 35 }',
  ),
  'items.basis.confidence': confidence,
  ...fee('items.fee'),
  'items.after': member(
    '前置事项：要先办完的；没选的不算',
    'After: items to be finished first; those not wanted do not count',
    '[company]',
  ),
  'items.when': member(
    '适用情形：只看答案；不写则总适用',
    'When: it applies, by answers only; absent, always',
    '{ answer: subject, in: [company] }',
  ),
  'items.mandatory': member(
    '必办：不能取消，群众会看到理由',
    'Mandatory: cannot be left out; the citizen reads why',
    '{ reason: { zh: 依法必须取得。, en: The law demands it. } }',
  ),
  'items.mandatory.when': member('何时必办', 'When: it is mandatory', "{ answer: dine, in: ['yes'] }"),
  'items.mandatory.reason': member(
    '必办的理由',
    'Reason: why it is mandatory',
    '{ zh: 依法必须取得。, en: The law demands it. }',
  ),
  'items.optIn': member('默认不选', 'Opt in: not wanted until chosen', 'true'),
  'items.atTerminal': member('终端能办到哪一步', 'At the terminal: how far it goes here', 'preApply', {
    whole: value('全程', 'from application to result'),
    preApply: value('预填预审，本人还要到场', 'examined beforehand; the person goes in person all the same'),
    appointment: value('只预约', 'only a time is agreed'),
  }),
  'items.onSite': member(
    '到场办什么：不能全程在终端办的要写',
    'On site: what happens in person, and where',
    '{ zh: 双方到婚姻登记处。, en: Both go to the registry. }',
  ),
  'items.note': member('说明', 'Note', '{ zh: 需现场核查, en: The premises are inspected }'),
  'items.confidence': confidence,
}

const materials: Members = {
  materials: member('材料', 'Materials', '[{ use: food/m_layout }]'),
  'materials.id': member('标识', 'Id', 'm_layout'),
  'materials.name': member('材料名称', 'Name of the material', '{ zh: 布局图, en: Floor plan }'),
  'materials.source': member('怎样提供', 'Source: how it is provided', 'upload', sourceNames),
  'materials.kind': member(
    '种类：同种类、同持有人只要一份',
    'Kind: of the same kind and holder only one is asked for',
    'floorPlan',
  ),
  'materials.holder': member('持有人：哪个当事人的', 'Holder: the party it belongs to', 'applicant'),
  'materials.when': member(
    '何时需要：不写则总要',
    'When: it is needed; absent, always',
    '{ answer: tenure, in: [rented] }',
  ),
  'materials.forItems': member('哪些事项要用：空着为都要', 'For items: those that need it; empty, all', '[food]'),
  'materials.producedBy': member(
    '由哪些事项产生：一起办就不用交',
    'Produced by: items that issue it; applied for, it is not asked for',
    '[dcert]',
  ),
  'materials.deferrable': member(
    '可容缺：受理后几个工作日内补交；onSite 到现场带来；false 不可以',
    'Deferrable: within how many working days it may follow; onSite, brought on the day; false, not at all',
    '{ days: 5 }',
  ),
  'materials.deferrable.days': member(
    '补交期限（工作日）：不超过要用它的事项的承诺时限',
    'Days: working days from acceptance, no more than the items that need it promise',
    '5',
  ),
  'materials.licenceType': member(
    '电子证照类型：平台上的名称',
    'Licence type: what the platform calls it',
    '居民身份证',
  ),
  'materials.fromForm': member(
    '由申请表生成：part 为它的事项所需部分，或只列出几栏；source 为 form 时，这个或 document 写一个',
    'From the form: `part`, what its items need of it, or only these fields; of a `form` material, this or `document`',
    'part',
  ),
  'materials.document': member(
    '声明、承诺、委托、同意：终端按这里的文字生成，由当事人签名',
    'Document: a declaration, undertaking, consent or power of attorney, made of this text and signed',
    '{ title: { zh: 承诺书, en: Undertaking }, paragraphs: […], signedBy: [{ party: applicant }], basis: […] }',
  ),
  'materials.document.title': member('标题', 'Title', '{ zh: 承诺书, en: Undertaking }'),
  'materials.document.paragraphs': member(
    '正文：一段一条',
    'Paragraphs',
    '[{ text: { zh: 本人{{name}}承诺……, en: "I, {{name}}, undertake …" } }]',
  ),
  'materials.document.paragraphs.text': member(
    '文字：{{栏目}}、{{answer:问题}}、{{items}}、{{day}} 换成填的内容，{{甲|乙}} 取有的那个',
    'Text: {{field}}, {{answer:question}}, {{items}}, {{day}} stand for what is known; {{a|b}} for the one there is',
    '{ zh: 本人{{name}}承诺……, en: "I, {{name}}, undertake …" }',
  ),
  'materials.document.paragraphs.each': member('这一方有几个就写几段', 'Each: once for every one', 'investor'),
  'materials.document.signedBy': member('谁签名', 'Signed by', '[{ party: investor }]'),
  'materials.document.signedBy.party': member('当事人', 'Party', 'investor'),
  'materials.document.signedBy.name': member(
    '姓名从哪里来：表里没有逐项填写这一方时写',
    'Name: of a party that no group of the form describes',
    "'{{legalName|manager}}'",
  ),
  'materials.document.signedBy.number': member('证件号码从哪里来', 'Their number', "'{{legalIdNo|managerIdNo}}'"),
  'materials.document.signing': member('在哪里签', 'Signing: where', 'onSite', {
    here: value('在终端签', 'at the terminal'),
    onSite: value('到窗口当面签', 'before the officer'),
  }),
  'materials.document.given': member(
    '何时作出：表里这一栏这样填才生成，不作承诺的不生成',
    'Given: made only if the form says so; whoever gives no undertaking gets none',
    '{ field: undertaking, in: [agree] }',
  ),
  'materials.document.given.field': member('栏目', 'Field', 'undertaking'),
  'materials.document.given.in': member('哪些值', 'In: values', '[agree]'),
  'materials.document.basis': member(
    '文书依据：法律和条款',
    'Basis: law and article',
    '[{ law: { zh: 《民法典》第一百六十五条, en: Civil Code 165 }, confidence: H }]',
  ),
  'materials.document.basis.law': member(
    '法律和条款',
    'Law and article',
    '{ zh: 《民法典》第一百六十五条, en: Civil Code 165 }',
  ),
  'materials.document.basis.confidence': confidence,
  'materials.pages': member('页数', 'Pages', '{ min: 1, max: 4 }'),
  'materials.pages.min': member('最少页数', 'Fewest pages', '1'),
  'materials.pages.max': member('最多页数：不超过 50', 'Most pages: 50 at most', '4'),
  'materials.note': member('说明', 'Note', '{ zh: 用A4纸, en: On A4 }'),
  'materials.confidence': confidence,
}

export const affairMembers: Members = { ...head, ...parties, ...questions, ...items, ...materials, ...formMembers }

/** What the library says otherwise than an affair. */
export const libraryMembers: Members = {
  departments: member(
    '部门：全部角色',
    'Departments: all roles',
    '[{ id: marketRegulation, name: { zh: 市场监督管理局, en: Market regulation bureau } }]',
  ),
  'departments.id': member('角色标识', 'Id of the role', 'marketRegulation'),
  'departments.name': member(
    '部门名称：区县没有另说时用',
    'Name: unless the district says',
    '{ zh: 市场监督管理局, en: Market regulation bureau }',
  ),
}
