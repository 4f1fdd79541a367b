/** 办事指南 as Markdown: all that `Guide` says, with the elements required by 国办发〔2022〕32号 三(一). */
import type { Text } from '../model/affair.ts'
import type { Language } from '../model/language.ts'
import type { Guide, GuideItem, GuideMaterial, GuideQuestion } from './guide.ts'
import { sayer, type Sayer } from './say.ts'
import { headings } from './words.ts'

export function markdown(guide: Guide, language: Language): string {
  const speech = sayer(guide, language)
  const { say, heading, list, colon } = speech
  const sections: readonly (readonly [Text, readonly string[]])[] = [
    [headings.conditions, guide.conditions.map((one) => `- ${say(one)}`)],
    [headings.questions, guide.questions.flatMap((question) => questionLines(question, speech))],
    [headings.items, itemTable(guide.items, speech)],
    [headings.process, guide.stages.map((stage, index) => `${index + 1}. ${list(stage.map(speech.item))}`)],
    [headings.materials, materialTable(guide.materials, speech)],
    [headings.form, guide.form.map((group) => `- ${speech.group(group)}`)],
    [headings.time, [speech.promised(guide)]],
    [headings.fee, [say(guide.fee)]],
    [headings.delivery, [list(guide.delivery.map(({ name }) => say(name)))]],
    [headings.hall, speech.hall().map(([name, value]) => `- ${name}${colon}${value}`)],
    [headings.notes, guide.notes.map((note) => `- ${say(note)}`)],
    [headings.basis, guide.items.flatMap(({ name, basis }) => basis.map((law) => `- ${say(name)}${colon}${say(law)}`))],
    [headings.sources, guide.sources.map((document) => `- ${document}`)],
  ]
  const head = [
    `# ${say(guide.name)}`,
    '',
    say(guide.summary),
    '',
    `${heading('lead')}${colon}${say(guide.lead)} · ${heading('version')}${colon}${guide.version}`,
  ]
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([title, lines]) => ['', `## ${say(title)}`, '', ...lines])
  return `${[...head, ...body].join('\n')}\n`
}

function questionLines(question: GuideQuestion, speech: Sayer): readonly string[] {
  const { say } = speech
  const facts = [...speech.aboutQuestion(question)].map((line) => `   ${line}  `)
  return [
    `${question.number}. **${say(question.text)}**`,
    ...facts,
    ...question.options.map((option) => `   - ${[say(option.label), ...speech.aboutOption(option)].join('<br>')}`),
  ]
}

const itemTable = (items: readonly GuideItem[], speech: Sayer): readonly string[] =>
  table(
    (['number', 'item', 'department', 'result', 'time', 'fee', 'particulars'] as const).map(speech.column),
    items.map((item) => [
      String(item.number),
      speech.say(item.name),
      `${speech.say(item.department)}<br>${speech.level(item)}`,
      speech.say(item.result),
      speech.times(item).join('<br>'),
      speech.say(item.fee),
      speech.aboutItem(item).join('<br>'),
    ]),
  )

const materialTable = (materials: readonly GuideMaterial[], speech: Sayer): readonly string[] =>
  table(
    (['number', 'material', 'holder', 'provided', 'deferrable', 'needed'] as const).map(speech.column),
    materials.map((material) => [
      String(material.number),
      [speech.say(material.name), ...speech.aboutMaterial(material)].join('<br>'),
      speech.say(material.holder),
      speech.say(material.provided),
      material.later === null ? '' : speech.say(material.later),
      speech.needed(material),
    ]),
  )

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [row(head), row(head.map(() => '---')), ...rows.map(row)]
}
