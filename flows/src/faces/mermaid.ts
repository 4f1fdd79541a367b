/**
 * The flow diagram (流程图) as Mermaid, for documents that draw it themselves: questions with what their answers lead to,
 * and items in the order they are handled. A question that is not always asked has a way around it, an item that does
 * not always apply a dashed line.
 */
import type { Language } from '../model/language.ts'
import type { Guide } from './guide.ts'
import { sayer } from './say.ts'
import { phases, stageName } from './words.ts'

export function mermaid(guide: Guide, language: Language): string {
  const { say, label, colon } = sayer(guide, language)
  const lines = ['flowchart TD', `  start([${quote(say(guide.name))}])`, '']
  /** Where the way comes from: several, if the question before may be skipped. */
  let before: readonly string[] = ['start']
  for (const { id, number, text, when, options } of guide.questions) {
    const node = `q_${id}`
    lines.push(`  ${node}{{${quote(`${number} ${say(text)}`)}}}`)
    for (const from of before) lines.push(`  ${from} -->${when === null ? '' : `|${quote(say(when))}|`} ${node}`)
    for (const option of options) {
      if (option.block === null) continue
      const exit = `b_${id}_${option.id}`
      const chosen = [say(option.label), ...(option.block.when === null ? [] : [say(option.block.when)])]
      lines.push(
        `  ${exit}[/${quote(`${say(option.block.reason)}<br/>${say(option.block.goTo)}`)}/]`,
        `  ${node} -.->|${quote(chosen.join('<br/>'))}| ${exit}`,
      )
    }
    before = when === null ? [node] : [...before, node]
  }
  lines.push(
    '',
    `  form[${quote([phases.form, phases.materials, phases.window].map(say).join('<br/>'))}]`,
    ...before.map((from) => `  ${from} --> form`),
  )
  for (const [index, stage] of guide.stages.entries()) {
    lines.push('', `  subgraph stage_${index + 1}[${quote(say(stageName(index + 1)))}]`)
    for (const { id, number, name, department, mandatory } of guide.items.filter((one) => stage.includes(one.number))) {
      const must = mandatory === null ? [] : [label('mandatory')]
      lines.push(`    i_${id}[${quote([`${number} ${say(name)}`, say(department), ...must].join('<br/>'))}]`)
    }
    lines.push('  end')
  }
  lines.push('')
  const idOf = new Map(guide.items.map(({ number, id }) => [number, id]))
  for (const { id, after, when } of guide.items) {
    const reason = when === null ? '' : `|${quote(say(when))}|`
    // What it waits for may not be part of the application at all.
    const waits = guide.items.some((one) => after.includes(one.number) && one.when === null)
    const from = [...(waits ? [] : ['form']), ...after.map((number) => `i_${idOf.get(number)}`)]
    for (const one of from) lines.push(`  ${one} ${when === null ? '-->' : '-.->'}${reason} i_${id}`)
  }
  lines.push(
    '',
    `  results([${quote(`${say(phases.results)}${colon}${guide.delivery.map(({ name }) => say(name)).join(' / ')}`)}])`,
  )
  const waitedFor = new Set(guide.items.flatMap(({ after }) => after))
  for (const { id, number } of guide.items) if (!waitedFor.has(number)) lines.push(`  i_${id} --> results`)
  return `${lines.join('\n')}\n`
}

/** Mermaid reads everything between quotes as text, except the quote itself. */
const quote = (text: string): string => `"${text.replaceAll('"', '#quot;')}"`
