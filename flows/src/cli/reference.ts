/** REFERENCE.md: every member and value of the files, from the schema and its words, so that it cannot lag behind. */
import { conditionWords, memberWords, type FileKind } from '../members/index.ts'
import type { MemberWords } from '../members/words.ts'
import { schemaOf, type Schema } from './editor-schema.ts'
import { UsageError } from './files.ts'

const head = `# 字段说明 · Every member of the files

Made by \`npm run flows -- reference\` from the model; not edited by hand. 必 required; a place such as
\`items.promise.days\` is a member of a member. Texts are \`{ zh: …, en: … }\`. A \`use\` takes an entry of the library
([items/README.md](items/README.md)), \`{ role: … }\` names a department by its role, \`{ parameter: … }\` takes a
number the district has set.
`

const columns = ['', '', '中文', 'English', '例 example']

/** Members of an affair that have members of their own, each a chapter. */
const chapters = ['questions', 'items', 'materials', 'form', 'parties', 'parameters'] as const

export function reference(): string {
  const affair = rowsOf(schemaOf('affair'), [], 'affair')
  const within = (chapter: string): readonly Row[] => affair.filter(({ place }) => place[0] === chapter)
  const ofHead = affair.filter(({ place }) => !chapters.some((chapter) => chapter === place[0]))
  const departments = rowsOf(schemaOf('items'), [], 'items').filter(({ place }) => place[0] === 'departments')
  const sections: readonly (readonly [string, readonly Row[]])[] = [
    ['一件事 · The affair: `catalog/<id>.yaml`', ofHead],
    ...chapters.map((chapter): readonly [string, readonly Row[]] => [
      `\`${chapter}\`，也在事项库里 · also in the library`,
      within(chapter),
    ]),
    ['条件 · Conditions (`when`)', conditionRows()],
    ['区县 · The district: `districts/<code>-<name>.yaml`', rowsOf(schemaOf('district'), [], 'district')],
    ['事项库里的部门 · Departments of the library', departments],
  ]
  return [head, ...sections.map(([title, rows]) => `## ${title}\n\n${table(rows)}\n`)].join('\n')
}

interface Row {
  readonly place: readonly string[]
  readonly required: boolean
  readonly words: MemberWords
}

function rowsOf(schema: Schema, place: readonly string[], kind: FileKind): readonly Row[] {
  const { properties, items, anyOf, additionalProperties } = schema
  const required = Array.isArray(schema['required']) ? (schema['required'] as unknown[]) : []
  const members = Object.entries(properties ?? {}).flatMap(([name, member]): readonly Row[] => {
    const at = [...place, name]
    const words = memberWords(kind, at)
    if (words === undefined) throw wordless(at.join('.'))
    return name === 'zh' || name === 'en'
      ? []
      : [{ place: at, required: required.includes(name), words }, ...rowsOf(member, at, kind)]
  })
  // Of alternatives, the first is the entry itself; the others are references, which the head explains.
  const inner = [items, Array.isArray(anyOf) ? (anyOf[0] as unknown) : undefined, additionalProperties]
  return [...members, ...inner.flatMap((part) => (isSchema(part) ? rowsOf(part, place, kind) : []))]
}

const wordless = (place: string): UsageError =>
  new UsageError(`the member "${place}" is explained nowhere\n    → add it in flows/src/members/`)

const isSchema = (part: unknown): part is Schema => typeof part === 'object' && part !== null

function conditionRows(): readonly Row[] {
  const forms = Object.values(schemaOf('affair').$defs ?? {}).flatMap((one) => (isSchema(one) ? alternatives(one) : []))
  const names = new Set(forms.flatMap(({ properties }) => Object.keys(properties ?? {})))
  return [...names].map((name) => {
    const words = conditionWords(name)
    if (words === undefined) throw wordless(name)
    return { place: [name], required: false, words }
  })
}

const alternatives = ({ anyOf }: Schema): readonly Schema[] => (Array.isArray(anyOf) ? anyOf.filter(isSchema) : [])

function table(rows: readonly Row[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const body = rows.map(({ place, required, words: { zh, en, example, values = {} } }) => {
    const all = Object.entries(values)
    return line([
      `\`${place.join('.')}\``,
      required ? '必' : '',
      [zh, ...all.map(([name, text]) => `\`${name}\` ${text.zh}`)].map(cell).join('<br>'),
      [en, ...all.map(([name, text]) => `\`${name}\` ${text.en}`)].map(cell).join('<br>'),
      `\`${cell(example)}\``,
    ])
  })
  return [line(columns), line(columns.map(() => '---')), ...body].join('\n')
}

const cell = (text: string): string => text.replaceAll('|', '\\|')
