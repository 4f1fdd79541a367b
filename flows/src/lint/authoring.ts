/**
 * What an author of a file should hear although the file would work: facts without a source, questions nobody needs,
 * things said twice. Only `flows -- lint` asks for it; a terminal goes on with such a file.
 */
import type { Affair, Condition, Question } from '../model/affair.ts'
import { finding, type Finding, type Path } from '../findings/finding.ts'
import { nouns } from '../findings/words/file.ts'
import { references } from '../model/condition.ts'

/** `today`: `YYYY-MM-DD`. */
export const authoringFindings = (affair: Affair, today: string): readonly Finding[] => [
  ...versionFindings(affair, today),
  ...sourceFindings(affair),
  ...unusedFindings(affair),
  ...vacuousFindings(affair),
  ...askedTwiceFindings(affair),
]

const versionFindings = ({ version }: Affair, today: string): readonly Finding[] =>
  version.slice(0, today.length) <= today ? [] : [finding(['version'], 'versionInFuture', { version, today })]

const sourceFindings = ({ sources }: Affair): readonly Finding[] =>
  sources.length > 0 ? [] : [finding(['sources'], 'noSource', {})]

/** Every condition of an affair, with its place. */
function conditionsOf(affair: Affair): readonly { readonly condition: Condition; readonly path: Path }[] {
  const found: { readonly condition: Condition; readonly path: Path }[] = []
  const visit = (node: unknown, path: Path): void => {
    if (Array.isArray(node)) node.forEach((one: unknown, index) => visit(one, [...path, index]))
    else if (typeof node === 'object' && node !== null)
      for (const [key, value] of Object.entries(node)) {
        const at = [...path, key]
        if (key === 'when' || key === 'sameAsWhen') found.push({ condition: value as Condition, path: at })
        else visit(value, at)
      }
  }
  visit(affair, [])
  return found
}

/** Its answer is looked at by nothing, copied nowhere, and none of its options says anything. */
function unusedFindings(affair: Affair): readonly Finding[] {
  const used = new Set([
    ...conditionsOf(affair).flatMap(({ condition }) => references(condition).answers.map(({ question }) => question)),
    ...affair.form.flatMap(({ fields }) =>
      fields.flatMap(({ sameAs = '' }) => (sameAs.startsWith('answer:') ? [sameAs.slice('answer:'.length)] : [])),
    ),
  ])
  return affair.questions.flatMap(({ id, options }, q): readonly Finding[] =>
    used.has(id) || options.some(({ hint, block }) => hint !== undefined || block !== undefined)
      ? []
      : [finding(['questions', q], 'questionUnused', { id, option: options[0]?.id ?? '…' })],
  )
}

/** A condition that any answer to a question everybody is asked satisfies. */
function vacuousFindings(affair: Affair): readonly Finding[] {
  return conditionsOf(affair).flatMap(({ condition, path }) =>
    references(condition).answers.flatMap(({ question: id, options }): readonly Finding[] => {
      const question = affair.questions.find((one) => one.id === id)
      return question === undefined || question.when !== undefined || !everyOption(question, options)
        ? []
        : [finding(path, 'everyOption', { id })]
    }),
  )
}

/** Whoever chooses an option that ends the journey never comes to the condition. */
const everyOption = ({ options }: Question, named: readonly string[]): boolean =>
  options.every(({ id, block }) => named.includes(id) || (block !== undefined && block.when === undefined))

/** Two questions, or two items of one department, that say the same in other words. */
function askedTwiceFindings({ questions, items }: Affair): readonly Finding[] {
  const pairs = <T extends { readonly id: string }>(
    what: 'question' | 'item',
    list: 'questions' | 'items',
    entries: readonly T[],
    alike: (a: T, b: T) => boolean,
  ): readonly Finding[] =>
    entries.flatMap((one, index) => {
      const earlier = entries.slice(0, index).find((other) => alike(other, one))
      return earlier === undefined
        ? []
        : [finding([list, index], 'sameInOtherWords', { what: nouns[what], id: one.id, earlier: earlier.id })]
    })
  return [
    ...pairs('question', 'questions', questions, (a, b) => sameWords(a.text.zh, b.text.zh)),
    ...pairs('item', 'items', items, (a, b) => a.department.zh === b.department.zh && sameWords(a.name.zh, b.name.zh)),
  ]
}

/** Without punctuation, brackets and the words of asking. */
const core = (text: string): string =>
  text.replace(/（[^）]*）|\([^)]*\)/g, '').replace(/是否|有没有|有无|您|你|请问|需要|需|要|吗|呢|的|了|\P{L}/gu, '')

function sameWords(a: string, b: string): boolean {
  const [x, y] = [core(a), core(b)]
  return x !== '' && [...x].toSorted().join('') === [...y].toSorted().join('')
}
