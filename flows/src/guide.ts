/**
 * 办事指南 of an affair as Markdown, with the elements required by 国办发〔2022〕32号 三(一): conditions, items, materials,
 * process, time, fee, results. An inferred time or fee (confidence I) is not printed as a promise unless the district
 * confirms it.
 */
import type { Affair, Item, Material, Text } from './affair.ts'
import { itemStages } from './diagram.ts'
import type { District } from './district.ts'
import { confirmedBy, feeOf, promiseOf, type ShownPromise } from './facts-shown.ts'
import type { Language } from './language.ts'
import { sourceNames } from './sources.ts'
import { words } from './words.ts'

const heading = {
  lead: { zh: '牵头部门', en: 'Lead department' },
  version: { zh: '版本', en: 'Version' },
  conditions: { zh: '申请条件', en: 'Who can apply' },
  questions: { zh: '情形', en: 'Questions asked' },
  items: { zh: '办理事项', en: 'What is handled' },
  process: { zh: '办理流程', en: 'Order' },
  materials: { zh: '申请材料', en: 'Materials' },
  time: { zh: '办理时限', en: 'Time' },
  fee: { zh: '收费', en: 'Fees' },
  delivery: { zh: '领取方式', en: 'How results are handed over' },
  basis: { zh: '设定依据', en: 'Legal basis' },
  sources: { zh: '资料来源', en: 'Sources' },
  notes: { zh: '说明', en: 'Notes' },
  hall: { zh: '办理地点', en: 'Where' },
} as const satisfies Record<string, Text>

const columns = {
  items: { zh: ['事项', '部门', '结果', '时限', '何时办理'], en: ['Item', 'Department', 'Result', 'Time', 'When'] },
  materials: {
    zh: ['材料', '怎样提供', '可容缺', '何时需要'],
    en: ['Material', 'How it is provided', 'May follow later', 'When'],
  },
} as const

const deliveries = {
  window: { zh: '大厅窗口', en: 'at the window' },
  post: { zh: '政务邮寄', en: 'by post' },
  locker: { zh: '自助取件柜', en: 'from the locker' },
  electronic: { zh: '电子证照或电子文件', en: 'electronically' },
} as const
const always = { zh: '总是', en: 'always' } as const
const decides = { zh: '以受理通知书为准', en: 'as stated in the notice of acceptance' } as const

export function guide(affair: Affair, district: District | null, language: Language): string {
  const say = (text: Text): string => text[language]
  const colon = language === 'zh' ? '：' : ': '
  const local = district === null ? undefined : confirmedBy(district, affair.id)
  const when = (condition: Item['when']): string =>
    condition === undefined ? say(always) : words(condition, affair, language)
  const needed = ({ when: condition, forItems }: Material): string => {
    const parts = [
      ...(condition === undefined ? [] : [words(condition, affair, language)]),
      ...forItems.map((item) => words({ item }, affair, language)),
    ]
    return parts.length === 0 ? say(always) : parts.join('<br>')
  }
  const time = ({ days, confirmed }: ShownPromise): string =>
    !confirmed
      ? say(decides)
      : language === 'zh'
        ? days === 0
          ? '当场'
          : `${days}个工作日`
        : days === 0
          ? 'at once'
          : `${days} working day(s)`
  const itemTime = (item: Item): string => time(promiseOf(item, local?.items[item.id]?.promise))
  const offered = affair.items.filter((item) => local?.items[item.id]?.offered !== false)
  const sections: readonly (readonly [Text, readonly string[]])[] = [
    [heading.conditions, affair.conditions.map((condition) => `- ${say(condition)}`)],
    [
      heading.questions,
      affair.questions.map(
        (question, index) =>
          `${index + 1}. ${say(question.text)} ${question.options.map((option) => say(option.label)).join(' / ')}`,
      ),
    ],
    [
      heading.items,
      table(
        columns.items[language],
        offered.map((item) => [
          say(item.name),
          say(item.department),
          say(item.result.name),
          itemTime(item),
          when(item.when),
        ]),
      ),
    ],
    [
      heading.process,
      itemStages(offered).map(
        (items, index) => `${index + 1}. ${items.map((item) => say(item.name)).join(language === 'zh' ? '、' : ', ')}`,
      ),
    ],
    [
      heading.materials,
      table(
        columns.materials[language],
        affair.materials.map((material) => [
          say(material.name),
          say(sourceNames[material.source]),
          material.deferrable ? '✓' : '',
          needed(material),
        ]),
      ),
    ],
    [heading.time, [time(promiseOf(affair, local?.promise))]],
    [
      heading.fee,
      [
        say(local?.fee?.text ?? affair.fee.text) +
          (feeOf(affair, local?.fee) === null
            ? language === 'zh'
              ? '（以窗口答复为准）'
              : ' (the window confirms it)'
            : ''),
      ],
    ],
    [heading.delivery, [affair.delivery.map((mode) => say(deliveries[mode])).join(language === 'zh' ? '、' : ', ')]],
    [
      heading.hall,
      district === null
        ? []
        : [
            `- ${say(district.hall.name)}${colon}${say(district.hall.address)}`,
            ...(district.hall.window === undefined ? [] : [`- ${say(district.hall.window)}`]),
            `- ${say(district.hall.hours)} · ${district.hall.telephone}`,
          ],
    ],
    [heading.notes, affair.notes.map((note) => `- ${say(note)}`)],
    [heading.basis, offered.flatMap((item) => item.basis.map(({ law }) => `- ${say(item.name)}${colon}${say(law)}`))],
    [heading.sources, affair.sources.map(({ document }) => `- ${document}`)],
  ]
  const head = [
    `# ${say(affair.name)}`,
    '',
    say(affair.summary),
    '',
    `${say(heading.lead)}${colon}${say(affair.leadDepartment)} · ${say(heading.version)}${colon}${affair.version}`,
  ]
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([title, lines]) => ['', `## ${say(title)}`, '', ...lines])
  return `${[...head, ...body].join('\n')}\n`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [row(head), row(head.map(() => '---')), ...rows.map(row)]
}
