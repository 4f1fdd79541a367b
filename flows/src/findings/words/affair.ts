/** Between the parts of an affair. */
import type { Words } from './words.ts'

export const affairWords = {
  noItem: {
    zh: ['没有事项“«id»”', '«near»'],
    en: ['there is no item "«id»"', '«near»'],
  },
  printedNoItem: {
    zh: ['没有事项“«id»”', '«near»；或者在“resolved”里写明为什么这里没有'],
    en: ['there is no item "«id»"', '«near»; or say under "resolved" why it is not here'],
  },
  circle: {
    zh: ['几个事项互相等着，绕成了圈：«circle»', '从其中一个的“after”里去掉一项'],
    en: ['items wait for each other in a circle: «circle»', 'remove one of these from its "after"'],
  },
  nothingOnSite: {
    zh: ['事项“«id»”不能全程在终端办，却没有写到场办什么', '加上“onSite”：谁去哪里、办什么'],
    en: [
      'item "«id»" does not end at the terminal, and nothing says what happens in person',
      'add "onSite": who goes where, and what for',
    ],
  },
  applicantUnidentified: {
    zh: ['申请人在终端上没有办法核验身份', '加上 card（刷身份证）或 phone（扫码）'],
    en: ['the applicant cannot be identified at the terminal', 'add card or phone'],
  },
  timeInText: {
    zh: ['文字里写了时限，没有哪个区县确认过', '把数字从文字里去掉；时限由区县在自己的文件里确认'],
    en: [
      'promises a time that no district has confirmed',
      'take the number out of the text; a district confirms it in its own file',
    ],
  },
  promiseWithoutBasis: {
    zh: ['时限没有依据', '加上“basis: 文件”，或把把握（confidence）写成 I（推定）'],
    en: ['a promise needs its basis', 'add "basis: <document>", or make the confidence I'],
  },
  tooManyPaths: {
    zh: ['答法超过 «most» 种', '少问几个问题，或让后面的问题取决于前面的'],
    en: ['has more than «most» paths of answers', 'ask fewer questions, or make later ones depend on earlier ones'],
  },
  leadsNowhere: {
    zh: ['这样回答就没有可办的：«answers»', '在最后这个选项上加“block”，写明为什么不能办、该去哪里'],
    en: [
      'these answers leave nothing to apply for: «answers»',
      'add a block to the last of these options that says where to go instead',
    ],
  },
  unreached: {
    zh: ['怎么回答都到不了«what»“«id»”', '看看它的条件，或者删掉'],
    en: ['no answers lead to «what» "«id»"', 'check the conditions it hangs on, or remove it'],
  },
  materialUnasked: {
    zh: ['怎么回答都不会要材料“«id»”', '看看它的条件，或者删掉'],
    en: ['no answers ask for material "«id»"', 'check the conditions it hangs on, or remove it'],
  },
  blockNever: {
    zh: ['选项“«id»”的“block”从来不会起作用', '看看它的条件，或者删掉'],
    en: ['the block of option "«id»" never holds', 'check the conditions it hangs on, or remove it'],
  },
  lacksOption: {
    zh: ['“«from»”可能带来的值，这里没有选项：«lacking»', '加上同样标识的选项，或用 sameAsWhen 限定'],
    en: [
      'has no option for what "«from»" may bring: «lacking»',
      'add the option under the same id, or limit it by sameAsWhen',
    ],
  },
} as const satisfies Record<string, Words>
