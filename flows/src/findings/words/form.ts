/** Of the form: where values come from, what fields refer to. */
import type { Words } from './words.ts'

export const formWords = {
  fromOfCitizen: {
    zh: ['由群众填写的填写项不写“from”', '删掉，或把 origin 写成 idCard（身份证）或 shared（共享数据）'],
    en: ['a field the citizen fills in has no "from"', 'remove it, or make origin idCard or shared'],
  },
  noFrom: {
    zh: ['填写项“«id»”没有写值从哪里来', '加上“from: …”'],
    en: ['field "«id»" does not say where its value comes from', 'add "from: …"'],
  },
  notDatasetKey: {
    zh: ['“«from»”不是“数据集.项”', '例如 deceased.name'],
    en: ['"«from»" is not dataset.key', 'for example deceased.name'],
  },
  notOnCard: {
    zh: ['身份证上没有“«key»”', '«near»'],
    en: ['the card has no "«key»"', '«near»'],
  },
  laysNoCard: {
    zh: ['“«id»”在这里不刷身份证', '在当事人的“identified”里加上 card，或让群众填写'],
    en: ['"«id»" lays no card here', 'add card to what identifies them, or ask the field'],
  },
  cardNotYet: {
    zh: ['到这里还没有“«id»”的身份证', '写在逐项填写这个当事人的分组里；只有一个人的（max: 1），写在那个分组之后'],
    en: [
      'the card of "«id»" is not known here',
      'read it in a group of that party that repeats, or, of a single person (max: 1), after that group',
    ],
  },
  noChoice: {
    zh: ['填写项“«id»”没有可选的内容', '加上两个以上选项'],
    en: ['field "«id»" offers nothing to choose from', 'add two or more options'],
  },
  needsNoOptions: {
    zh: ['«type» 类型没有选项', '删掉选项，或把类型改成 select（单选）'],
    en: ['a «type» has no options', 'remove them, or make it a select'],
  },
  boundsOfNumbers: {
    zh: ['min 和 max 只用于数字', '删掉'],
    en: ['min and max are for numbers', 'remove them'],
  },
  onlyOfType: {
    zh: ['“«member»”只用于 «type» 类型', '删掉，或把类型改成 «type»'],
    en: ['"«member»" is for a «type»', 'remove it, or make it a «type»'],
  },
  noEarlierDate: {
    zh: ['前面没有叫“«id»”的日期或身份证号码', '«near»'],
    en: ['there is no date or identity number "«id»" before this one', '«near»'],
  },
  noEarlierField: {
    zh: ['前面没有填写项“«id»”', '«near»'],
    en: ['there is no field "«id»" before this one', '«near»'],
  },
  sameAsWhenAlone: {
    zh: ['写了“sameAsWhen”，却没有“sameAs”', '加上 sameAs，或者删掉'],
    en: ['"sameAsWhen" without "sameAs"', 'add sameAs, or remove it'],
  },
  noValues: {
    zh: ['没有写明哪些值', '加上“in: […]”，数字写“atLeast: …”'],
    en: ['does not say for which values', 'add "in: […]", or "atLeast: …" for a number'],
  },
  noNumber: {
    zh: ['填写项“«id»”不是数字', '用“in: […]”'],
    en: ['field "«id»" is no number', 'use "in: […]"'],
  },
  noFieldOption: {
    zh: ['填写项“«field»”没有选项“«option»”', '«near»'],
    en: ['field "«field»" has no option "«option»"', '«near»'],
  },
  otherType: {
    zh: ['填写项“«id»”不是 «type» 类型', '换一个填写项'],
    en: ['field "«id»" is not of type «type»', 'name another field'],
  },
} as const satisfies Record<string, Words>
