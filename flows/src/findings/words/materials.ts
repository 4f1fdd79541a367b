/** Of materials: 容缺, results of other items, documents that the terminal makes. */
import type { Words } from './words.ts'

export const materialWords = {
  noLicenceType: {
    zh: ['电子证照“«id»”没有写 licenceType（平台上的名称）', '加上“licenceType: 居民身份证”，或平台上的叫法'],
    en: ['licence "«id»" has no licenceType', 'add "licenceType: 居民身份证" or whatever the platform calls it'],
  },
  minAboveMax: {
    zh: ['最小值比最大值大', '对调'],
    en: ['min is above max', 'swap them'],
  },
  deferralMadeHere: {
    zh: ['“«id»”由终端生成，不会缺', '写 false'],
    en: ['"«id»" is made here, so nothing of it is late', 'write false'],
  },
  deferralNoAppointment: {
    zh: ['“«id»”说到场时带来，可是 «item» 没有预约', '写 { days: … }（几个工作日内补交），或 false'],
    en: ['"«id»" is to be brought on the day, but «item» has no appointment', 'write { days: … }, or false'],
  },
  deferralAtOnce: {
    zh: ['“«id»”说可以后补，可是要用它的事项当场办结', '写 false'],
    en: ['"«id»" may follow later, but what needs it is done at once', 'write false'],
  },
  deferralTooLong: {
    zh: [
      '可以 «days» 个工作日内补交，可是 «item» 的时限只有 «promised» 个工作日',
      '最多写 { days: «most» }，或在“forItems”里写明哪些事项要用',
    ],
    en: [
      '«days» working days to follow, but «item» promises «promised»',
      'write at most { days: «most» }, or name in "forItems" what needs it',
    ],
  },
  issuerNeedsIt: {
    zh: ['“«material»”由“«item»”产生，“«item»”自己不能要它', '从“forItems”或“producedBy”里去掉'],
    en: ['"«item»" issues "«material»" and cannot need it', 'take it out of "forItems", or out of "producedBy"'],
  },
  resultBefore: {
    zh: ['“«needing»”要用“«producer»”产生的“«material»”，却没有排在它后面', '在“«needing»”的“after”里加上“«producer»”'],
    en: [
      '"«needing»" needs "«material»", which "«producer»" issues, and does not come after it',
      'add "«producer»" to "after" of "«needing»"',
    ],
  },
  notMadeHere: {
    zh: ['“«id»”不是这里生成的：它的提供方式（source）是 «source»', '删掉这一项，或把 source 写成 form（填表时生成）'],
    en: ['"«id»" is not made here: its source is «source»', 'remove it, or make the source form'],
  },
  madeOfNothing: {
    zh: [
      '“«id»”由表单生成，却没有写由什么生成',
      '写 fromForm: part（它的事项所需的那部分表），或 document:（由人签名的一段文字）',
    ],
    en: [
      '"«id»" comes out of the form, and nothing says what it is made of',
      'say fromForm: part (the part of the form its items need), or document: (a text that somebody signs)',
    ],
  },
  madeOfTwo: {
    zh: [
      '“«id»”由表单生成，却写了两种来源',
      '只留 fromForm: part（它的事项所需的那部分表），或 document:（由人签名的一段文字）',
    ],
    en: [
      '"«id»" comes out of the form, and two things say what it is made of',
      'say fromForm: part (the part of the form its items need), or document: (a text that somebody signs)',
    ],
  },
  noField: {
    zh: ['没有填写项“«id»”', '«near»'],
    en: ['there is no field "«id»"', '«near»'],
  },
  nobodyNamed: {
    zh: ['没有指明表里的哪个人', "写 '{{填写项}}'"],
    en: ['names nobody of the form', "write '{{field}}'"],
  },
  noGroupOf: {
    zh: ['表单里没有逐项填写“«party»”的分组', "写一个有分组的当事人，或写明姓名在哪里：name: '{{填写项}}'"],
    en: [
      'no repeating group of the form describes "«party»"',
      "name a party that one describes, or say where the name stands: name: '{{field}}'",
    ],
  },
  noPlaceholder: {
    zh: ['没有 {{«names»}} 这样的内容可填', '«near»'],
    en: ['nothing is known as {{«names»}}', '«near»'],
  },
  otherPlaceholders: {
    zh: ['中文和英文填入的内容不一样', '两种文字里写同样的 {{…}}'],
    en: ['the English fills in other things than the Chinese', 'use the same {{…}} in both'],
  },
  noFieldValue: {
    zh: ['填写项“«field»”没有“«value»”这个值', '«near»'],
    en: ['field "«field»" has no value "«value»"', '«near»'],
  },
  gap: {
    zh: [
      '打印“«id»”时，«gap» 可能是空的，例如这样回答：«example»',
      '在 | 后面再写一个填写项，或把填写项设为必填，或缩小“when”',
    ],
    en: [
      '«gap» may be empty when "«id»" is printed, for example with «example»',
      'name another field after | for these answers, make the field required, or narrow "when"',
    ],
  },
} as const satisfies Record<string, Words>
