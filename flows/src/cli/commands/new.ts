/** A new affair's file, begun by asking. What an option says is not asked. */
import { existsSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { formatProblem } from '../../catalogue.ts'
import { isData } from '../../catalogue/patchwork.ts'
import { oneOf } from '../../catalogue/problem.ts'
import { memberWords } from '../../members/index.ts'
import type { Call, Command, Options } from '../command.ts'
import { UsageError, type Catalogue } from '../files.ts'
import { newAffair, type Said } from '../new-affair.ts'

/** In the order they are asked: the option, and the question. */
const questions = {
  name: '名称（中文），如“开办茶馆” Name in Chinese',
  'name-en': '名称（英文） Name in English',
  summary: '一句话说明（中文） Summary in Chinese',
  'summary-en': '一句话说明（英文） Summary in English',
  condition: '谁能办（中文） Who can apply, in Chinese',
  'condition-en': '谁能办（英文） Who can apply, in English',
  audience: '服务对象 Audience',
  stage: '阶段 Stage',
  lead: '牵头部门 Lead department',
  source: '依据的文件和文号 The paper it comes from',
  confidence: '这个依据有多确定 How certain that is',
  take: '办哪些事项，用空格隔开几个编号或标识；输入几个字可以查找 Items, by number or reference; a word searches',
} as const satisfies Record<string, string>
type Asked = keyof typeof questions

export const begin: Command = {
  name: 'new',
  usage: 'ID',
  does: [
    'begin the file of a new affair by asking; what is given as an option',
    `(${Object.keys(questions)
      .map((name) => `--${name}`)
      .join(' ')}) is not asked`,
  ],
  options: Object.fromEntries(Object.keys(questions).map((name) => [name, { type: 'string' }])) satisfies Options,
  words: 1,
  async run(call) {
    const [id] = call.words
    if (id === undefined || !/^[a-z][A-Za-z0-9_-]*$/.test(id))
      throw new UsageError(
        'ID is the name of the file: a small letter first, then letters, digits, - or _, e.g. n14-move',
      )
    const file = join(call.folders.catalog, `${id}.yaml`)
    if (existsSync(file)) throw new UsageError(`${relative('.', file)} is there already, and stays as it is`)
    const catalogue = call.catalogue()
    const said = await ask(call, catalogue, id)
    const { yaml, leftOut, problems } = newAffair(said, catalogue.library)
    if (problems.length > 0) throw new UsageError(`nothing is written:\n${problems.map(formatProblem).join('\n')}`)
    // Not over a file that has come meanwhile.
    writeFileSync(file, yaml, { flag: 'wx' })
    return [
      `\n${relative('.', file)} 写好了 is written`,
      ...(leftOut.length > 0 ? ['没有取用 left out, because they need more than the file says yet:'] : []),
      ...leftOut.map(({ reference, reason }) => `  ${reference}  ${reason}`),
      next(id, catalogue),
    ].join('\n')
  },
}

const next = (id: string, { districts }: Catalogue): string => `
下一步 Next:
  1. 打开文件，补上自己的提问、材料、表单；每个字段见 flows/REFERENCE.md
     Open the file and add what is its own; every member is in flows/REFERENCE.md
  2. 在区县文件里写上 ${id}: {} · Name it in the district's file, under affairs:
       flows/districts/${districts[0]?.code ?? '<code>'}-….yaml
  3. npm run flows -- lint
  4. npm run flows -- try ${id} --district ${districts[0]?.code ?? 'CODE'}
  5. npm run flows -- guide ${id}`

async function ask(call: Call, catalogue: Catalogue, id: string): Promise<Said> {
  const plain = (name: Asked): Promise<string> => answer(call, name, [], (typed) => typed)
  const chosen = async <T extends string>(name: Asked, options: readonly Choice<T>[]): Promise<T> =>
    answer(
      call,
      name,
      options,
      (typed) => options[Number(typed) - 1]?.id ?? options.find((one) => one.id === typed)?.id,
    )
  return {
    id,
    version: call.today,
    name: { zh: await plain('name'), en: await plain('name-en') },
    summary: { zh: await plain('summary'), en: await plain('summary-en') },
    condition: { zh: await plain('condition'), en: await plain('condition-en') },
    audience: await chosen('audience', valuesOf<Said['audience']>('audience')),
    stage: await chosen('stage', valuesOf<Said['stage']>('stage')),
    lead: await chosen('lead', departments(catalogue)),
    source: {
      document: await plain('source'),
      confidence: await chosen('confidence', valuesOf<Said['source']['confidence']>('confidence')),
    },
    items: await itemsOf(call, catalogue),
  }
}

interface Choice<T extends string> {
  readonly id: T
  readonly name: string
}

const valuesOf = <T extends string>(member: string): readonly Choice<T>[] =>
  Object.entries(memberWords('affair', [member])?.values ?? {}).map(([id, { zh, en }]) => ({
    id: id as T,
    name: `${zh} ${en}`,
  }))

const named = ({ library }: Catalogue, section: 'departments' | 'items'): readonly Choice<string>[] =>
  library.entries
    .filter((entry) => entry.section === section)
    .map(({ id, reference, data: { name } }) => ({
      id: section === 'departments' ? id : reference,
      name: isData(name) ? `${String(name['zh'])} ${String(name['en'])}` : '',
    }))
const departments = (catalogue: Catalogue): readonly Choice<string>[] => named(catalogue, 'departments')

const listed = (choices: readonly Choice<string>[], all: readonly Choice<string>[] = choices): string =>
  choices.map((one) => `  ${String(all.indexOf(one) + 1).padStart(3)}  ${one.id.padEnd(28)} ${one.name}`).join('\n')

/** Asks until it is understood; an option that is not understood ends the command. */
async function answer<T>(
  call: Call,
  name: Asked,
  options: readonly Choice<string>[],
  read: (typed: string) => T | undefined,
): Promise<T> {
  const given = call.text(name)
  if (given !== undefined) {
    const value = read(given.trim())
    if (value !== undefined && given.trim() !== '') return value
    const remedy =
      options.length > 0
        ? oneOf(
            options.map(({ id }) => id),
            given,
          )
        : 'say something'
    throw new UsageError(`--${name} "${given}" is not understood\n    → ${remedy}`)
  }
  call.say(`\n${questions[name]}${options.length > 0 ? `\n${listed(options)}` : ''}`)
  for (;;) {
    const typed = await line(call, name)
    const value = typed === '' ? undefined : read(typed)
    if (value !== undefined) return value
    call.say(options.length > 0 ? '请输入编号 · the number, please' : '请写几个字 · a few words, please')
  }
}

/** Chosen by number or reference; anything else searches the names. An empty line ends it. */
async function itemsOf(call: Call, catalogue: Catalogue): Promise<readonly string[]> {
  const all = named(catalogue, 'items')
  const find = (typed: string): string | undefined => (all[Number(typed) - 1] ?? all.find(({ id }) => id === typed))?.id
  const read = (typed: string): readonly string[] | undefined => {
    const found = typed
      .split(/[\s,，、]+/)
      .filter(Boolean)
      .map(find)
    return found.length === 0 || found.includes(undefined) ? undefined : found.flatMap((one) => one ?? [])
  }
  if (call.text('take') !== undefined) return answer(call, 'take', all, read)
  call.say(`\n${questions.take}`)
  const chosen = new Set<string>()
  for (;;) {
    const typed = await line(call, 'take')
    if (typed === '' && chosen.size > 0) return [...chosen]
    const found = read(typed)
    for (const one of found ?? []) chosen.add(one)
    const hits = all.filter(
      ({ id, name }) => typed !== '' && `${id} ${name}`.toLowerCase().includes(typed.toLowerCase()),
    )
    call.say(
      found !== undefined
        ? `已选 chosen: ${[...chosen].join(' ')}；空行结束 · an empty line ends`
        : hits.length > 0
          ? listed(hits, all)
          : '没有找到，换个词试试 · nothing found, try another word',
    )
  }
}

async function line({ ask: read }: Call, name: Asked): Promise<string> {
  const typed = await read('> ')
  if (typed === null)
    throw new UsageError(
      `输入到这里就结束了，还没有回答：${questions[name]}\n    → 每问一行，或用 --${name} 写在命令里`,
    )
  return typed.trim()
}
