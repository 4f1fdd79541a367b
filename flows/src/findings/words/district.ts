/** Of a district's file. */
import type { Words } from './words.ts'

export const districtWords = {
  noDistrict: {
    zh: ['“«code»”不是区县的代码', '写区县的六位行政区划代码（GB/T 2260），如 410902'],
    en: ['"«code»" is no district', 'write the six digits of the district (GB/T 2260), e.g. 410902'],
  },
  noAffair: {
    zh: ['没有服务“«id»”', '«near»'],
    en: ['there is no affair "«id»"', '«near»'],
  },
  affairHasNoItem: {
    zh: ['“«affair»”没有事项“«item»”', '«near»'],
    en: ['"«affair»" has no item "«item»"', '«near»'],
  },
  noPaper: {
    zh: ['没有哪份文件说要办这些', '加上“printed”：写文件，再照印的一行一行写，每行写明成了哪些服务'],
    en: [
      'no paper says that these are offered',
      'add "printed": the paper, and its rows as printed, each with the affairs it has become',
    ],
  },
  notListed: {
    zh: ['这里办“«id»”，可是“printed”的文件里都没有列', '写到它所依据那一行的“affairs”里，或者加上那份文件'],
    en: [
      '"«id»" is offered, but no paper in "printed" lists it',
      'name it under "affairs" in the row of the paper by which it is offered, or add the paper',
    ],
  },
  rowNotOffered: {
    zh: ['“«row»”一行写成了“«id»”，这里却不办', '«near»；或者去掉，在“resolved”里写明为什么不办'],
    en: [
      'the row "«row»" became "«id»", which is not offered',
      '«near»; or take it out and say under "resolved" why it is not offered',
    ],
  },
  otherName: {
    zh: [
      '文件上印的是“«name»”，“«id»”却叫“«called»”',
      '在 affairs 的 «id» 下加“name”，或在“resolved”里写明为什么名称不同',
    ],
    en: [
      'printed as "«name»", but "«id»" is called "«called»"',
      'add "name" to the affair (affairs: «id»), or say under "resolved" why the names differ',
    ],
  },
  promiseTooShort: {
    zh: [
      '整件事承诺 «days» 个工作日，各事项依次办却要 «longest» 个（«order»）',
      '至少写 «longest»，或缩短各事项的时限',
    ],
    en: [
      '«days» working days for the whole, but its items take «longest» («order»)',
      'write at least «longest», or shorter promises for the items',
    ],
  },
  phoneNoArea: {
    zh: ['“«number»”没有区号', '带区号写，如 0393-4411234'],
    en: ['"«number»" has no area code', 'write it with one, e.g. 0393-4411234'],
  },
  phoneLength: {
    zh: ['“«number»”位数不对', '写成 0393-4411234 的样子'],
    en: ['"«number»" is too short or too long', 'write it like 0393-4411234'],
  },
  phoneCharacters: {
    zh: ['“«number»”不是电话号码', '写成 0393-4411234 的样子；还不知道号码时，写热线 12345'],
    en: ['"«number»" is no telephone number', 'write one like 0393-4411234; while none is known, the hotline 12345'],
  },
  phoneForm: {
    zh: ['“«number»”不是通常的写法', '写 «right»'],
    en: ['"«number»" is not in the usual form', 'write «right»'],
  },
  notWithdrawn: {
    zh: ['“«item»”照常办理，“«member»”只用于不办的事项', '删掉“«member»”，或加上“offered: false”'],
    en: [
      '"«item»" is not withdrawn, and "«member»" is for items that are',
      'remove "«member»", or add "offered: false"',
    ],
  },
  withdrawnNowhere: {
    zh: ['“«item»”这里不办，却没有写去哪里办', '加上“goTo: { zh: …, en: … }”：需要的人按它去办'],
    en: [
      '"«item»" is withdrawn, and nothing says where it is done',
      'add "goTo: { zh: …, en: … }": who needs it is told there',
    ],
  },
  allWithdrawn: {
    zh: ['“«affair»”的事项全都不办', '把“«affair»”从“affairs”里去掉'],
    en: ['every item of "«affair»" is withdrawn', 'take "«affair»" out of "affairs"'],
  },
  withdrawnLocked: {
    zh: ['“«item»”这里不办，可是办“«affair»”的人必须有它：«reason»', '照常办理，或把“«affair»”从“affairs”里去掉'],
    en: [
      '"«item»" is withdrawn, but whoever applies for "«affair»" must have it: «reason»',
      'offer it, or take "«affair»" out of "affairs"',
    ],
  },
  nothingAfter: {
    zh: ['没有排在“«item»”后面的事项', '删掉“dependants”'],
    en: ['no item comes after "«item»"', 'remove "dependants"'],
  },
  withdrawnBefore: {
    zh: [
      '“«item»”这里不办，可是 «dependants» 要排在它后面',
      '这些也不办（offered: false），或写“dependants: stay”：没有它也能办',
    ],
    en: [
      '"«item»" is withdrawn, and «dependants» should come after it',
      'withdraw these too (offered: false), or say of it "dependants: stay": they can be had without it',
    ],
  },
  withdrawnNothingLeft: {
    zh: ['去掉不办的事项后，这样回答就没有可办的：«answers»', '多办一些，或把“«affair»”从“affairs”里去掉'],
    en: [
      'without what is withdrawn, these answers leave nothing to apply for: «answers»',
      'offer more of it, or take "«affair»" out of "affairs"',
    ],
  },
} as const satisfies Record<string, Words>
