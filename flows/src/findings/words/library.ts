/** References into the library (事项库), and its own files. */
import type { Words } from './words.ts'

export const libraryWords = {
  libraryTwice: {
    zh: ['“«id»”写了两次', '它也在 «file» 里：其中一个换个标识，或者删掉'],
    en: ['"«id»" is there twice', 'it is also in «file»: give one of them another id, or remove it'],
  },
  noEntries: {
    zh: ['文件里什么也没有', '以其中一个开头：«known»'],
    en: ['holds no entries', 'begin with one of «known»'],
  },
  unknownSection: {
    zh: ['这里没有“«key»”这一项', '改成：«known»'],
    en: ['"«key»" is not known here', 'use one of: «known»'],
  },
  noList: {
    zh: ['不是列表', '一条一条写，每条以“- id: …”开头'],
    en: ['is not a list', 'write one entry after another, each beginning with "- id: …"'],
  },
  noId: {
    zh: ['没有标识', '这一条以“- id: …”开头'],
    en: ['has no id', 'begin the entry with "- id: …"'],
  },
  notReference: {
    zh: ['“use”后面不是引用', '写 use: 文件/标识，文件在 flows/items 里'],
    en: ['"use" is not a reference', 'write use: <file>/<id> of flows/items'],
  },
  notInLibrary: {
    zh: ['事项库的 «section» 里没有“«reference»”', '«near»'],
    en: ['the library has no «section» "«reference»"', '«near»'],
  },
  usesItself: {
    zh: ['引用绕回了自己：«circle»', '其中一处把内容写出来'],
    en: ['uses itself in a circle: «circle»', 'write the entry out in one of them'],
  },
  sameAsLibrary: {
    zh: ['“«key»”和事项库里写的一样', '删掉这一行'],
    en: ['"«key»" says what the library says already', 'remove it'],
  },
  nothingToDrop: {
    zh: ['事项库里没有“«key»”，没有什么可以去掉', '删掉这一行'],
    en: ['the library says no "«key»" that could be dropped', 'remove it'],
  },
  notAmong: {
    zh: ['事项库的 «list» 里没有“«id»”', '«near»'],
    en: ['there is no "«id»" among the «list» of the library', '«near»'],
  },
  noOverride: {
    zh: ['这里要写改动的内容', '写成 { 名称: 值 }'],
    en: ['is not an override', 'write { <member>: <value> }'],
  },
  repeatsInFields: {
    zh: ['逐项填写的分组要单独成一屏', '写在 form 里，不写在 fields 里'],
    en: ['a group that repeats has a screen of its own', 'use it in "form", not in "fields"'],
  },
  describedAlready: {
    zh: ['“«id»”已经在 «earlier» 里写过', '在 flows/items/ 里写一次，用 use 取用；不同之处写在旁边'],
    en: [
      '"«id»" is described already in «earlier»',
      'describe it once in flows/items/ and take it with "use"; what differs stands beside it',
    ],
  },
  paragraphTwice: {
    zh: ['这一段已经在 «earlier» 里写过', '用 use 取用那份材料，或写明这里有什么不同'],
    en: ['this paragraph stands already in «earlier»', 'take that material with "use", or say what is different here'],
  },
  noDepartment: {
    zh: ['没有部门角色“«id»”', '«near»'],
    en: ['there is no department "«id»"', '«near»'],
  },
  noParameter: {
    zh: ['没有区县参数“«id»”', '«near»'],
    en: ['there is no parameter "«id»"', '«near»'],
  },
  parameterNotSet: {
    zh: ['区县 «district» 没有定“«id»”（«name»）', '在它的文件里加上 parameters: { «id»: { value: …, basis: … } }'],
    en: [
      'district «district» does not say "«id»" («name»)',
      'add to its file: parameters: { «id»: { value: …, basis: … } }',
    ],
  },
  noParty: {
    zh: ['没有当事人“«id»”', '«near»；或者写在“parties”里'],
    en: ['there is no party "«id»"', '«near»; or declare it in "parties"'],
  },
  noLicence: {
    zh: ['平台没有电子证照“«written»”', '«near»如果写得对，就加到 flows/platform.yaml，并告诉平台一方'],
    en: [
      'no platform knows the licence type "«written»"',
      '«near»or, if it is right, add it to flows/platform.yaml and tell the side of the platform',
    ],
  },
  noSharedData: {
    zh: ['平台没有共享数据“«written»”', '«near»如果写得对，就加到 flows/platform.yaml，并告诉平台一方'],
    en: [
      'no platform knows the shared data "«written»"',
      '«near»or, if it is right, add it to flows/platform.yaml and tell the side of the platform',
    ],
  },
} as const satisfies Record<string, Words>
