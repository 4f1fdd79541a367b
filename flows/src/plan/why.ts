/**
 * 因何: which of a citizen's own answers made an item, a material or a field apply, in words: “因为您选了‘合伙企业’”. Null
 * where no answer did: it belongs to the service whatever is answered.
 */
import type { Condition, Item, Question, Text } from '../model/affair.ts'
import { evaluate, type Facts } from '../model/condition.ts'
import type { Plan, PlannedMaterial } from './plan.ts'

/** Said of those where somebody asks for a reason of each. */
export const always: Text = { zh: '这件事都要', en: 'The service always needs it' }

interface Evidence {
  readonly answers: readonly { readonly question: Question; readonly chosen: readonly string[] }[]
  readonly items: readonly Item[]
}
const none: Evidence = { answers: [], items: [] }

/** Of an item, a group of the form, a field, or a material by itself. */
export const why = (plan: Plan, { when }: { readonly when?: Condition | undefined }): Text | null =>
  words(evidenceOf(when, plan))

/** With the items that need it, unless all of them do, which is no reason. */
export function whyMaterial(plan: Plan, { material, forItems }: PlannedMaterial): Text | null {
  const { answers, items } = evidenceOf(material.when, plan)
  const selected = plan.items.filter((one) => one.selected)
  const forSome = material.forItems.length > 0 && forItems.length < selected.length ? forItems : []
  const needing = selected.filter(({ item }) => forSome.includes(item.id)).map(({ item }) => item)
  return words({ answers, items: unique([...items, ...needing]) })
}

function evidenceOf(condition: Condition | undefined, plan: Plan): Evidence {
  const selected = plan.items.filter((one) => one.selected).map(({ item }) => item)
  const facts: Facts = { answers: plan.answers, items: new Set(selected.map(({ id }) => id)) }
  const answered = (id: string, counts: (option: string) => boolean): Evidence => {
    const question = plan.questions.find((one) => one.id === id)
    const chosen = (Object.hasOwn(plan.answers, id) ? plan.answers[id] : undefined)?.filter(counts) ?? []
    return question === undefined || chosen.length === 0 ? none : { answers: [{ question, chosen }], items: [] }
  }
  /** What shows that the condition holds or, `holds` false, that it does not. */
  const show = (one: Condition, holds: boolean): Evidence => {
    if ('answer' in one) return answered(one.answer, (option) => !holds || one.in.includes(option))
    if ('item' in one) return holds ? { answers: [], items: selected.filter(({ id }) => id === one.item) } : none
    if ('parameter' in one) return none
    if ('not' in one) return show(one.not, !holds)
    const parts = 'all' in one ? one.all : one.any
    const deciding = parts.filter((part) => evaluate(part, facts) === holds)
    // “All” is shown by every part, “any” by one; the reverse of it by the reverse.
    const told = 'all' in one === holds ? deciding : deciding.slice(0, 1)
    return together(told.map((part) => show(part, holds)))
  }
  return condition === undefined ? none : show(condition, true)
}

function together(parts: readonly Evidence[]): Evidence {
  const answers = new Map<string, Evidence['answers'][number]>()
  for (const one of parts.flatMap((part) => part.answers)) answers.set(one.question.id, one)
  return { answers: [...answers.values()], items: unique(parts.flatMap(({ items }) => items)) }
}

const unique = (items: readonly Item[]): readonly Item[] => [...new Set(items)]

/** 是, 有, 否（仅餐饮）: says nothing without its question. */
const saysLittle = ({ id, label }: Question['options'][number]): boolean =>
  id === 'yes' || id === 'no' || label.zh.length <= 2

function words({ answers, items }: Evidence): Text | null {
  const said = answers.map(({ question, chosen }) => {
    const options = question.options.filter(({ id }) => chosen.includes(id))
    const zh = options.map(({ label }) => `“${label.zh}”`).join('、')
    const en = options.map(({ label }) => `“${label.en}”`).join(', ')
    return options.every(saysLittle)
      ? { zh: `“${question.text.zh}”您选了${zh}`, en: `you answered ${en} to “${question.text.en}”` }
      : { zh: `您选了${zh}`, en: `you chose ${en}` }
  })
  const needed =
    items.length === 0
      ? []
      : [
          {
            zh: `办理${items.map(({ name }) => `“${name.zh}”`).join('、')}要用`,
            en: `${items.map(({ name }) => `“${name.en}”`).join(', ')} ${items.length === 1 ? 'needs' : 'need'} it`,
          },
        ]
  const all = [...said, ...needed]
  if (all.length === 0) return null
  return { zh: `因为${all.map(({ zh }) => zh).join('，')}`, en: `Because ${all.map(({ en }) => en).join(', and ')}` }
}
