/**
 * The first file of a new affair: what its author said, and from the library the items they chose with the materials,
 * questions and form groups that belong to these. What does not fit yet is left out and said.
 */
import { stringify } from 'yaml'
import type { Affair, Confidence, LifeStage, Text } from '../model/affair.ts'
import { parseAffair } from '../catalogue.ts'
import { composeEntry } from '../catalogue/compose.ts'
import type { Library, LibraryEntry } from '../catalogue/library.ts'
import { isData } from '../catalogue/patchwork.ts'
import { pathText, type CatalogueProblem } from '../catalogue/problem.ts'
import type { Said as Words } from '../findings/finding.ts'
import { reachabilityFindings } from '../lint/reachability.ts'

export interface Said {
  readonly id: string
  readonly version: string
  readonly name: Text
  readonly summary: Text
  readonly condition: Text
  readonly audience: Affair['audience']
  readonly stage: LifeStage
  /** Role of the lead department. */
  readonly lead: string
  readonly source: { readonly document: string; readonly confidence: Confidence }
  /** References of the library's items. */
  readonly items: readonly string[]
}

export interface NewAffair {
  readonly yaml: string
  /** References that belong to the items but do not fit yet, with the reason. */
  readonly leftOut: readonly { readonly reference: string; readonly reason: Words }[]
  /** What no leaving out mends. */
  readonly problems: readonly CatalogueProblem[]
}

type Section = 'questions' | 'items' | 'materials' | 'form'
type Chosen = Record<Section, readonly string[]>

export function newAffair(said: Said, library: Library): NewAffair {
  const chosen = belonging(said, library)
  const leftOut: { reference: string; reason: Words }[] = []
  for (;;) {
    const yaml = yamlOf(said, chosen, library)
    const problems = problemsOf(yaml, said.id, library)
    const culprits = problems.flatMap((problem) => {
      const found = culprit(problem, chosen, library)
      return found === null || said.items.includes(found.reference) ? [] : [{ ...found, reason: problem.message }]
    })
    const [worst] = culprits
    if (worst === undefined) return { yaml, leftOut, problems }
    leftOut.push({ reference: worst.reference, reason: worst.reason })
    chosen[worst.section] = chosen[worst.section].filter((one) => one !== worst.reference)
    // A question that only this one looked at is not asked.
    const looked = questionsFor([...chosen.items, ...chosen.materials, ...chosen.form], library)
    chosen.questions = chosen.questions.filter((one) => looked.includes(one))
  }
}

function problemsOf(yaml: string, id: string, library: Library): readonly CatalogueProblem[] {
  const parsed = parseAffair(yaml, `${id}.yaml`, library)
  return parsed.ok ? reachabilityFindings(parsed.value).map(parsed.place) : parsed.problems
}

/** The entry of the library in which, or in the reference to which, the problem is. */
function culprit(
  { file, path }: CatalogueProblem,
  chosen: Chosen,
  library: Library,
): { readonly section: Section; readonly reference: string } | null {
  const [, section, index] = /^(questions|items|materials|form)\[(\d+)\]/.exec(path) ?? []
  const here = section === undefined ? undefined : chosen[section as Section][Number(index)]
  const own = library.entries.find(
    ({ place }) => place.document.file === file && path.startsWith(pathText(place.path)) && section === place.path[0],
  )
  const reference = own?.reference ?? here
  if (section === undefined || reference === undefined) return null
  return chosen[section as Section].includes(reference) ? { section: section as Section, reference } : null
}

/** The items, with what stands beside them in their own files of the library and what whoever applies always gives. */
function belonging({ items, audience }: Said, library: Library): Chosen {
  const files = new Set(items.map(fileOf))
  const ids = new Set(items.map(idOf))
  const of = (section: Section): readonly LibraryEntry[] =>
    library.entries.filter((entry) => entry.section === section && files.has(fileOf(entry.reference)))
  const needed = (entry: LibraryEntry): boolean => {
    const { forItems } = composeEntry(entry, library).data
    return Array.isArray(forItems) && forItems.some((id) => ids.has(String(id)))
  }
  const materials = of('materials').filter(needed)
  const form = of('form').filter((entry) => mentions(entry, library, 'item', ids))
  const always =
    audience === 'person'
      ? { materials: ['person/m_id'], form: ['person/applicant'] }
      : { materials: ['handling/m_proxy'], form: ['enterprise/enterprise'] }
  const chosen = {
    items,
    materials: unique([...materials.map(referenceOf), ...always.materials]),
    form: unique([...always.form, ...form.map(referenceOf)]),
  }
  return { ...chosen, questions: questionsFor([...chosen.items, ...chosen.materials, ...chosen.form], library) }
}

/** The questions that conditions look at, of the library, before those that depend on them. */
function questionsFor(references: readonly string[], library: Library): readonly string[] {
  const asked = library.entries.filter(({ section }) => section === 'questions')
  const wanted = library.entries.filter(
    ({ reference, section }) => section !== 'questions' && references.includes(reference),
  )
  const found = new Set<string>()
  const add = (entry: LibraryEntry): void => {
    for (const question of asked) {
      if (found.has(question.reference) || !mentions(entry, library, 'answer', new Set([question.id]))) continue
      // Of several files, the question is that of the entry's own.
      const own = asked.find(({ id, reference }) => id === question.id && fileOf(reference) === fileOf(entry.reference))
      const taken = own ?? question
      if (found.has(taken.reference) || [...found].some((one) => idOf(one) === taken.id)) continue
      add(taken)
      found.add(taken.reference)
    }
  }
  for (const entry of wanted) add(entry)
  return [...found]
}

/** Whether a condition anywhere in the entry looks at one of these answers or items. */
function mentions(entry: LibraryEntry, library: Library, what: 'answer' | 'item', ids: ReadonlySet<string>): boolean {
  const look = (node: unknown): boolean =>
    Array.isArray(node)
      ? node.some(look)
      : isData(node) &&
        (ids.has(String(node[what])) ||
          (what === 'answer' &&
            typeof node['sameAs'] === 'string' &&
            ids.has(node['sameAs'].replace(/^answer:/, ''))) ||
          Object.values(node).some(look))
  return look(composeEntry(entry, library).data)
}

function yamlOf(said: Said, chosen: Chosen, library: Library): string {
  const uses = (references: readonly string[]): readonly object[] => references.map((use) => ({ use }))
  const head = {
    id: said.id,
    version: said.version,
    name: said.name,
    summary: said.summary,
    words: [said.name.zh],
    stage: said.stage,
    audience: said.audience,
    leadDepartment: { role: said.lead },
    sources: [said.source],
    promise: { days: longest(chosen.items, library), confidence: 'I' },
    fee: { text: { zh: '以窗口答复为准', en: 'The window says whether there is a fee' }, confidence: 'I' },
    conditions: [said.condition],
  }
  const lists = (['questions', 'items', 'materials', 'form'] as const).map((section) => ({
    [section]: uses(chosen[section]),
  }))
  const write = (data: object): string => stringify(data, { lineWidth: 0, singleQuote: true })
  return [
    `# ${said.name.zh}（${said.source.document}）. How to read and change this file: flows/README.md`,
    write(head),
    ...lists.map(write),
    write({ delivery: ['window'] }),
  ]
    .join('\n')
    .replace(/^(# .*)\n\n/, '$1\n')
}

/** One after the other they take longer; side by side not. What is inferred is never shown as a promise. */
function longest(items: readonly string[], library: Library): number {
  const days = items.flatMap((reference) => {
    const entry = library.find('items', reference)
    const promise = entry === undefined ? null : composeEntry(entry, library).data['promise']
    return isData(promise) && typeof promise['days'] === 'number' ? [promise['days']] : []
  })
  return Math.max(0, ...days)
}

const fileOf = (reference: string): string => reference.split('/')[0] ?? ''
const idOf = (reference: string): string => reference.split('/')[1] ?? ''
const referenceOf = ({ reference }: LibraryEntry): string => reference
const unique = (references: readonly string[]): readonly string[] => [...new Set(references)]
