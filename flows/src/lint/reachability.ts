/**
 * Walks every path of answers through an affair and reports what no path reaches and which paths lead nowhere. Slower
 * than the other rules (one plan per path), so it is used by `flows -- lint` and the checks, not at the daemon's start.
 */
import type { Affair, Question } from '../model/affair.ts'
import type { District } from '../model/district.ts'
import { finding, type Finding, type Path } from '../findings/finding.ts'
import { nouns } from '../findings/words/file.ts'
import { DocumentGaps } from './document-gaps.ts'
import { FedChoices } from './fed.ts'
import { plan, type Plan, type PlanInput } from '../plan/plan.ts'

/** Limit on the plans made; the largest affair of the catalogue needs some thousands. */
const mostPlans = 200_000

/** A district that offers everything and confirms nothing, for looking at an affair by itself. */
export const anywhere: District = {
  code: '000000',
  name: { zh: '任意', en: 'Anywhere' },
  hall: {
    name: { zh: '任意', en: 'Any' },
    address: { zh: '任意', en: 'Any' },
    hours: { zh: '任意', en: 'Any' },
    telephone: '',
    complaint: '',
  },
  affairs: {},
}

/**
 * Every plan from no answer to all answered, with the answers that led there. Of a multiple choice: each option alone,
 * and all together. `choice` is the same on all paths.
 */
export function* everyPlan(
  affair: Affair,
  district: District,
  choice: PlanInput['choice'],
): Generator<{ readonly answers: PlanInput['answers']; readonly plan: Plan }> {
  const open: PlanInput['answers'][] = [{}]
  for (let answers = open.pop(); answers !== undefined; answers = open.pop()) {
    const current = plan(affair, district, { answers, choice })
    yield { answers, plan: current }
    const next =
      current.blocks.length > 0
        ? undefined
        : current.questions.find((question) => !Object.hasOwn(current.answers, question.id))
    if (next === undefined) continue
    const given = answers
    open.push(
      ...waysToAnswer(next)
        .map((options) => ({ ...given, [next.id]: options }))
        .reverse(),
    )
  }
}

function waysToAnswer(question: Question): readonly (readonly string[])[] {
  const single = question.options.map(({ id }) => [id])
  const together = question.options.filter(({ exclusive }) => exclusive === undefined).map(({ id }) => id)
  return question.kind === 'single' || together.length < 2 ? single : [...single, together]
}

export function reachabilityFindings(affair: Affair): readonly Finding[] {
  const reached = new Set<string>()
  const fed = new FedChoices()
  const gaps = new DocumentGaps()
  /** Answers that leave nothing → the assumptions under which they do. */
  const nowhere = new Map<string, { readonly answers: PlanInput['answers']; readonly under: Set<Affair> }>()
  let plans = 0
  // With every item wanted and with none; conditions on district parameters both holding and not holding.
  const assumptions = hangsOnParameters(affair) ? [assuming(affair, true), assuming(affair, false)] : [affair]
  const ways = assumptions.flatMap((assumed) => [true, false].map((wanted) => [assumed, wanted] as const))
  for (const [assumed, wanted] of ways) {
    const choice = Object.fromEntries(affair.items.map(({ id }) => [id, wanted]))
    for (const { answers, plan } of everyPlan(assumed, anywhere, choice)) {
      plans += 1
      if (plans > mostPlans) return [finding(['questions'], 'tooManyPaths', { most: mostPlans })]
      for (const mark of marks(plan)) reached.add(mark)
      fed.look(plan)
      gaps.look(plan)
      if (!plan.answered || plan.items.length > 0) continue
      const key = JSON.stringify(answers)
      const found = nowhere.get(key) ?? { answers, under: new Set() }
      nowhere.set(key, { ...found, under: found.under.add(assumed) })
    }
  }
  // Whatever a district's parameters are: what is left in one district only is no fault of the affair.
  const always = [...nowhere.values()].filter(({ under }) => under.size === assumptions.length)
  return [
    ...unreached(affair, reached),
    ...fed.findings(affair),
    ...gaps.findings(affair),
    ...always
      .slice(0, 5)
      .map(({ answers }) => finding(['questions'], 'leadsNowhere', { answers: answersText(answers) })),
  ]
}

const isParameterCondition = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'parameter' in value && 'value' in value

const hangsOnParameters = (affair: Affair): boolean =>
  JSON.stringify(affair, (_, value: unknown) => (isParameterCondition(value) ? 'parameter' : value)) !==
  JSON.stringify(affair)

/** The affair with every condition on a parameter holding, or none. */
function assuming(affair: Affair, holds: boolean): Affair {
  const bound = holds ? 0 : 1
  return JSON.parse(
    JSON.stringify(affair, (_, value: unknown) =>
      isParameterCondition(value) ? { parameter: 'assumed', value: 0, atLeast: bound } : value,
    ),
  ) as Affair
}

/** `rel=child, place=home+hosp` */
export const answersText = (answers: PlanInput['answers']): string =>
  Object.entries(answers)
    .map(([question, options]) => `${question}=${options.join('+')}`)
    .join(', ')

function marks(plan: Plan): readonly string[] {
  return [
    ...plan.questions.flatMap((question) => [
      `question ${question.id}`,
      ...question.options
        .filter((option) => option.block === undefined)
        .map((option) => `option ${question.id} ${option.id}`),
    ]),
    ...plan.blocks.map(({ question, option }) => `option ${question} ${option}`),
    ...plan.items.map(({ item }) => `item ${item.id}`),
    ...plan.materials.flatMap(({ merged }) => merged.map((id) => `material ${id}`)),
    ...plan.form.flatMap(({ group, fields }) => [`group ${group.id}`, ...fields.map(({ id }) => `field ${id}`)]),
  ]
}

function unreached(affair: Affair, reached: ReadonlySet<string>): readonly Finding[] {
  const look = (mark: string, path: Path, what: keyof typeof nouns, id: string): readonly Finding[] =>
    reached.has(mark) ? [] : [finding(path, 'unreached', { what: nouns[what], id })]
  return [
    ...affair.questions.flatMap(({ id, options }, q) => [
      ...look(`question ${id}`, ['questions', q], 'question', id),
      ...options.flatMap((option, o) =>
        reached.has(`question ${id}`) && !reached.has(`option ${id} ${option.id}`)
          ? [finding(['questions', q, 'options', o, 'block'], 'blockNever', { id: option.id })]
          : [],
      ),
    ]),
    ...affair.items.flatMap(({ id }, i) => look(`item ${id}`, ['items', i], 'item', id)),
    ...affair.materials.flatMap(({ id }, m) =>
      reached.has(`material ${id}`) ? [] : [finding(['materials', m], 'materialUnasked', { id })],
    ),
    ...affair.form.flatMap(({ id, fields }, g) => [
      ...look(`group ${id}`, ['form', g], 'group', id),
      ...fields.flatMap((field, f) =>
        reached.has(`group ${id}`) ? look(`field ${field.id}`, ['form', g, 'fields', f], 'field', field.id) : [],
      ),
    ]),
  ]
}
