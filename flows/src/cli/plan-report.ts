/** A plan as JSON (for scripts) or text (for people). */
import type { Affair, Text } from '../model/affair.ts'
import { byWhen } from '../plan/deferral.ts'
import type { District } from '../model/district.ts'
import type { Plan, PlanInput, PlannedMaterial } from '../plan/plan.ts'
import { sourceNames } from '../faces/sources.ts'
import { always, why, whyMaterial } from '../plan/why.ts'

/** `{name: 中文, nameEn: English}` */
function named<K extends string>(key: K, text: Text): Record<K | `${K}En`, string> {
  return { [key]: text.zh, [`${key}En`]: text.en } as Record<K | `${K}En`, string>
}

/** When it would be finished, as `YYYY-MM-DD`; `known` is false if part of the time was counted by weekends only. */
export interface Due {
  readonly accepted: string
  readonly date: string
  readonly known: boolean
}

export function planReport(
  affair: Affair,
  district: District,
  plan: Plan,
  given: PlanInput['answers'],
  due: Due | null,
): object {
  return {
    affair: { id: affair.id, version: affair.version, ...named('name', affair.name) },
    district: { code: district.code, ...named('name', district.name) },
    answers: plan.answers,
    answered: plan.answered,
    unanswered: unanswered(plan).map((question) => ({
      id: question.id,
      ...named('text', question.text),
      kind: question.kind,
      options: question.options.map((option) => ({ id: option.id, ...named('label', option.label) })),
    })),
    /** Answers given to questions that do not apply under these answers. */
    ignored: Object.keys(given).filter((id) => !Object.hasOwn(plan.answers, id)),
    items: plan.items.map(({ item, selected, locked, stage, promise, after }) => ({
      id: item.id,
      ...named('name', item.name),
      ...named('department', item.department),
      stage,
      after,
      promise,
      selected,
      locked: locked?.zh ?? null,
      lockedEn: locked?.en ?? null,
      ...named('result', item.result.name),
      ...because(why(plan, item)),
    })),
    stages: plan.stages,
    workingDays: plan.workingDays,
    workingDaysConfirmed: plan.workingDaysConfirmed,
    due,
    materials: plan.materials.map((planned) => ({
      ...materialReport(planned),
      ...because(whyMaterial(plan, planned)),
    })),
    form: plan.form.map(({ group, fields }) => ({
      id: group.id,
      ...named('title', group.title),
      ...because(why(plan, group)),
      fields: fields.map((field) => ({
        id: field.id,
        ...named('label', field.label),
        origin: field.origin,
        required: field.required,
        ...because(why(plan, field)),
      })),
    })),
    blocks: plan.blocks.map(({ question, option, reason, goTo }) => ({
      question,
      option,
      ...named('reason', reason),
      ...named('goTo', goTo),
    })),
    hints: plan.hints.map((hint) => named('text', hint)),
  }
}

const materialReport = ({ material, merged, forItems, producedBy }: PlannedMaterial): object => ({
  id: material.id,
  ...named('name', material.name),
  source: material.source,
  kind: material.kind,
  holder: material.holder,
  deferrable: material.deferrable !== false,
  handInLater: material.deferrable === false ? null : byWhen(material.deferrable, []).zh,
  merged,
  forItems,
  producedBy: producedBy ?? null,
})

/** Which answers made it apply, or that it belongs to the service whatever is answered. */
const because = (reason: Text | null) => ({ because: (reason ?? always).zh, becauseEn: (reason ?? always).en })

const unanswered = (plan: Plan): Plan['questions'] =>
  plan.questions.filter(({ id }) => !Object.hasOwn(plan.answers, id))

const workingDays = (days: number, confirmed: boolean): string =>
  confirmed ? `承诺 ${days} 个工作日` : `约 ${days} 个工作日（未经确认，以受理通知书为准）`

/** Why these answers end here, and where to go instead; nothing applies after that. */
export const blocksText = ({ blocks }: Plan): string =>
  blocks.map(({ reason, goTo }) => `不能继续：${reason.zh}\n    → ${goTo.zh}`).join('\n')

/** `reasons`: with the answers that made each item, material and part of the form apply. */
export function planText(affair: Affair, district: District, plan: Plan, due: Due | null, reasons: boolean): string {
  const reason = (indent: string, because: Text | null): readonly string[] =>
    reasons ? [`${indent}${(because ?? always).zh}`] : []
  const lines = [`${affair.name.zh}（${affair.id}，${affair.version}）  ${district.name.zh}`]
  if (unanswered(plan).length > 0)
    lines.push(
      '',
      '还没有回答：',
      ...unanswered(plan).map(
        ({ id, text, options }) =>
          `  ${id}  ${text.zh}  [${options.map((option) => `${option.id} ${option.label.zh}`).join(' | ')}]`,
      ),
    )
  lines.push('', '事项：')
  for (const { item, selected, locked, stage, promise } of plan.items) {
    const days = workingDays(promise.days, promise.confirmed)
    const step = selected ? `第${stage + 1}步` : '未选 '
    const duty = locked === undefined ? [] : [`必办：${locked.zh}`]
    lines.push(`  ${[step, item.id, item.name.zh, item.department.zh, days, ...duty].join('  ')}`)
    lines.push(...reason('      ', why(plan, item)))
  }
  lines.push(`  全程${workingDays(plan.workingDays, plan.workingDaysConfirmed)}`)
  if (due !== null)
    lines.push(`  ${due.accepted} 受理，${due.date} 办结${due.known ? '' : '（节假日安排未公布，仅按双休日推算）'}`)
  lines.push('', '材料：')
  for (const planned of plan.materials) {
    const { material, producedBy } = planned
    const source = producedBy === undefined ? sourceNames[material.source].zh : `由 ${producedBy} 产生，免提交`
    const deferrable = material.deferrable === false ? [] : [`可容缺，${byWhen(material.deferrable, []).zh}`]
    lines.push(`  ${[material.id, material.name.zh, source, ...deferrable].join('  ')}`)
    lines.push(...reason('      ', whyMaterial(plan, planned)))
  }
  lines.push('', '表单：')
  for (const { group, fields } of plan.form) {
    lines.push(`  ${group.id}  ${group.title.zh}：${fields.map((field) => field.label.zh).join('、')}`)
    lines.push(...reason('      ', why(plan, group)))
    for (const field of fields) {
      const own = reasons ? why(plan, field) : null
      if (own !== null) lines.push(`      ${field.label.zh}：${own.zh}`)
    }
  }
  if (plan.hints.length > 0) lines.push('', '提示：', ...plan.hints.map((hint) => `  ${hint.zh}`))
  return lines.join('\n')
}
