import type { Condition } from './affair.ts'

/** The facts a `when` clause can refer to. `item` means *selected*, not merely applicable. */
export interface Facts {
  /** Question id → chosen option ids; only for questions that apply. */
  readonly answers: Readonly<Record<string, readonly string[]>>
  readonly items: ReadonlySet<string>
}

/** An absent condition always holds. An answer not yet given is in no set, so `not` of it holds. */
export function evaluate(condition: Condition | undefined, facts: Facts): boolean {
  if (condition === undefined) return true
  if ('answer' in condition) {
    const chosen = Object.hasOwn(facts.answers, condition.answer) ? facts.answers[condition.answer] : undefined
    return chosen?.some((option) => condition.in.includes(option)) ?? false
  }
  if ('item' in condition) return facts.items.has(condition.item)
  if ('parameter' in condition) return within(condition.value, condition)
  if ('all' in condition) return condition.all.every((part) => evaluate(part, facts))
  if ('any' in condition) return condition.any.some((part) => evaluate(part, facts))
  return !evaluate(condition.not, facts)
}

/** Bounds are inclusive; an absent one does not restrict. */
export function within(
  value: number,
  { atLeast, atMost }: { readonly atLeast?: number | undefined; readonly atMost?: number | undefined },
): boolean {
  return (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost)
}

/** The questions and items a condition refers to. */
export function references(condition: Condition | undefined): {
  readonly answers: readonly { readonly question: string; readonly options: readonly string[] }[]
  readonly items: readonly string[]
} {
  if (condition === undefined) return { answers: [], items: [] }
  if ('answer' in condition) return { answers: [{ question: condition.answer, options: condition.in }], items: [] }
  if ('item' in condition) return { answers: [], items: [condition.item] }
  if ('parameter' in condition) return { answers: [], items: [] }
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition.not]
  const inner = parts.map(references)
  return { answers: inner.flatMap((part) => part.answers), items: inner.flatMap((part) => part.items) }
}
