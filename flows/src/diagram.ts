/**
 * The flow diagram (流程图) of an affair as Mermaid: its questions, what their answers lead to, and its items in the order
 * they are handled.
 */
import type { Affair, Condition, Item } from './affair.ts'
import type { Language } from './language.ts'
import { words } from './words.ts'

export function diagram(affair: Affair, language: Language): string {
  const lines = ['flowchart TD', `  start([${quote(affair.name[language])}])`, '']
  let previous = 'start'
  const label = (when: Condition | undefined): string =>
    when === undefined ? '' : `|${quote(words(when, affair, language))}|`
  for (const question of affair.questions) {
    lines.push(`  q_${question.id}{{${quote(question.text[language])}}}`)
    lines.push(`  ${previous} -->${label(question.when)} q_${question.id}`)
    previous = `q_${question.id}`
    for (const option of question.options) {
      if (option.block === undefined) continue
      lines.push(
        `  b_${question.id}_${option.id}[/${quote(option.block.goTo[language])}/]`,
        `  q_${question.id} -.->|${quote(option.label[language])}| b_${question.id}_${option.id}`,
      )
    }
  }
  const stages = itemStages(affair.items)
  for (const [index, items] of stages.entries()) {
    lines.push('')
    lines.push(`  subgraph stage_${index + 1}[${quote(language === 'zh' ? `第${index + 1}步` : `Step ${index + 1}`)}]`)
    for (const item of items)
      lines.push(`    i_${item.id}[${quote(`${item.name[language]}<br/>${item.department[language]}`)}]`)
    lines.push('  end')
  }
  lines.push('')
  for (const item of affair.items) {
    for (const before of item.after) lines.push(`  i_${before} --> i_${item.id}`)
    if (item.after.length === 0) lines.push(`  ${previous} -->${label(item.when)} i_${item.id}`)
  }
  return `${lines.join('\n')}\n`
}

/** Stages of the items, as if every item were selected. */
export function itemStages(items: readonly Item[]): readonly (readonly Item[])[] {
  const stages: Item[][] = []
  const placed = new Set<string>()
  let rest = [...items]
  while (rest.length > 0) {
    const free = rest.filter((item) => item.after.every((id) => placed.has(id)))
    const now = free.length > 0 ? free : rest
    stages.push(now)
    for (const item of now) placed.add(item.id)
    rest = rest.filter((item) => !placed.has(item.id))
  }
  return stages
}

/** Mermaid reads everything between quotes as text, except the quote itself. */
const quote = (text: string): string => `"${text.replaceAll('"', '#quot;')}"`
