/** A file that YAML does not take, or that a keyboard has slipped in. */
import type { Words } from './words.ts'

export const yamlWords = {
  notUtf8: {
    zh: ['这个文件不是 UTF-8 编码', '在编辑器里另存为 UTF-8，再看看这一行还是不是原来的样子'],
    en: ['this is not UTF-8', 'save the file as UTF-8 in the editor, and look whether the line is as it was'],
  },
  notYaml: {
    zh: ['格式读不懂：«reason»', '改这一行：每一级缩进两个空格，写“名称: 值”；文字里有“: ”或“ #”的，整段加引号'],
    en: [
      'not valid YAML: «reason»',
      'mend the line: indentation by two spaces, "key: value", quotes around text that holds ": " or " #"',
    ],
  },
  andMore: {
    zh: ['另外还有 «count» 处', '先改前面的，后面的往往跟着就好了'],
    en: ['and «count» more', 'mend the first ones first'],
  },
  tooDeep: {
    zh: ['嵌套超过 «levels» 层', '看看括号有没有闭合、缩进对不对'],
    en: ['nested deeper than «levels» levels', 'close the brackets, mend the indentation'],
  },
  aliasUnknown: {
    zh: ['前面没有 &«name»，却用了 *«name»', '把要写的内容写出来，不用 & 和 *'],
    en: ['there is no &«name» before *«name»', 'write out what is meant, without & and *'],
  },
  aliasEndless: {
    zh: ['*«name» 写在 &«name» 里面，没有尽头', '把要写的内容写出来，不用 & 和 *'],
    en: ['*«name» stands inside &«name», which has no end', 'write out what is meant, without & and *'],
  },
  aliasTooMany: {
    zh: ['*«name» 展开后超过 «most» 个值', '把要写的内容写出来，不用 & 和 *'],
    en: ['*«name» unfolds to more than «most» values', 'write out what is meant, without & and *'],
  },
  aliasTooDeep: {
    zh: ['*«name» 展开后嵌套超过 «levels» 层', '把要写的内容写出来，不用 & 和 *'],
    en: ['*«name» is nested deeper than «levels» levels', 'write out what is meant, without & and *'],
  },
  tooManyValues: {
    zh: ['超过 «most» 个值', '把文件分成几个'],
    en: ['more than «most» values', 'divide the file'],
  },
  tab: {
    zh: ['用制表符（Tab）缩进了', '每一级用两个空格；多数编辑器可以设为“用空格代替制表符”'],
    en: [
      'is indented by a tab',
      'use two blanks for every step; most editors can be told to (“spaces instead of tabs”)',
    ],
  },
  wideColon: {
    zh: ['名称后面用了全角冒号“：”', '名称后面写半角冒号和一个空格“: ”；正文里的“：”不用改'],
    en: [
      'has a full-width colon “：” after a name',
      'write a colon and a blank, ": ", after the name; inside a text “：” is right',
    ],
  },
  wideComma: {
    zh: ['两项之间用了全角逗号“，”', '两项之间写半角逗号和一个空格“, ”；文字里有逗号的，整段加引号'],
    en: [
      'has a full-width comma “，” between two members',
      'write ", " between members; a text that holds a comma stands in quotes',
    ],
  },
  wideBracket: {
    zh: ['用了全角括号', '切换到英文输入法，写 { } 和 [ ]'],
    en: ['has a full-width bracket', 'write { } and [ ] with the keyboard set to English'],
  },
  wideDash: {
    zh: ['这一条用全角横线“－”开头', '切换到英文输入法，写“- ”'],
    en: ['begins an entry with a full-width dash “－”', 'write "- " with the keyboard set to English'],
  },
} as const satisfies Record<string, Words>

/** What YAML says of a file, by its code; what stands here no more is said in its own English. */
export const yamlReasons: Readonly<Record<string, string>> = {
  BAD_ALIAS: '* 引用写得不对',
  BAD_COLLECTION_TYPE: '列表和成员混在一起了',
  BAD_DQ_ESCAPE: '双引号里的反斜杠写得不对；改用单引号',
  BAD_INDENT: '缩进不对：同一级的各行要对齐',
  BAD_SCALAR_START: '文字不能以这个字符开头；整段加引号',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个“名称: 值”；分成两行，或给文字加引号',
  BLOCK_IN_FLOW: '{ } 或 [ ] 里面不能换成按缩进写的内容',
  DUPLICATE_KEY: '同一个名称写了两次',
  KEY_OVER_1024_CHARS: '名称太长；看看前面是不是少了引号',
  MISSING_CHAR: '少了一个符号：引号、括号、逗号或冒号没有写全',
  MULTILINE_IMPLICIT_KEY: '名称写成了几行；看看上一行是不是少了冒号或引号',
  MULTIPLE_DOCS: '一个文件里有两份内容（---）；分成两个文件',
  NON_STRING_KEY: '名称要是文字',
  TAB_AS_INDENT: '用制表符缩进了；改成空格',
  TAG_RESOLVE_FAILED: '感叹号开头的标记读不懂；整段加引号',
  UNEXPECTED_TOKEN: '这里多了不该有的内容；看看引号、括号和缩进',
}
