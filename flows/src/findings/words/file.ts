/** Files by their names, texts in two languages, ids. */
import type { Words } from './words.ts'

export const fileWords = {
  wrongName: {
    zh: ['里面写的是“«id»”，文件名却是 «name»', '把文件改名为 «right»'],
    en: ['holds "«id»" but is named «name»', 'rename it to «right»'],
  },
  sameDistrict: {
    zh: ['同一个区县已经在 «file» 里', '两个文件只留一个'],
    en: ['the same district is in «file»', 'keep one of the two files'],
  },
  twice: {
    zh: ['«what»“«id»”写了两次', '其中一个换个标识，或者删掉'],
    en: ['«what» "«id»" is there twice', 'give one of them another id, or remove it'],
  },
  notTranslated: {
    zh: ['英文写的还是中文', '译成英文'],
    en: ['the English text is left in Chinese', 'translate it'],
  },
  notChinese: {
    zh: ['中文里没有中文', '写成中文'],
    en: ['the Chinese text is not Chinese', 'write it in Chinese'],
  },
  holidayBackwards: {
    zh: ['«from» 在 «to» 之后', '两个日期对调'],
    en: ['«from» is after «to»', 'swap them'],
  },
  holidayOtherYear: {
    zh: ['不在 «year» 年', '别的年份的日子写到那一年的文件里'],
    en: ['is not in «year»', "put days of another year into that year's file"],
  },
  workdayOtherYear: {
    zh: ['«day» 不在 «year» 年', '写到那一年的文件里'],
    en: ['«day» is not in «year»', "put it into that year's file"],
  },
  workdayAnyway: {
    zh: ['«day» 本来就是工作日', '对照放假安排的通知'],
    en: ['«day» is a weekday anyway', 'check the arrangement'],
  },
  workdayOff: {
    zh: ['«day» 又是放假的日子', '对照放假安排的通知'],
    en: ['«day» is also a holiday', 'check the arrangement'],
  },
} as const satisfies Record<string, Words>

/** What a list holds, for a sentence. */
export const nouns = {
  question: { zh: '提问', en: 'question' },
  option: { zh: '选项', en: 'option' },
  item: { zh: '事项', en: 'item' },
  material: { zh: '材料', en: 'material' },
  group: { zh: '表单分组', en: 'form group' },
  field: { zh: '填写项', en: 'field' },
  party: { zh: '当事人', en: 'party' },
  parameter: { zh: '区县参数', en: 'parameter' },
  department: { zh: '部门角色', en: 'department' },
  entry: { zh: '条目', en: 'entry' },
} as const
