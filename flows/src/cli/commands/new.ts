/** A new affair's file, begun by asking. What an option says is not asked. */
import { existsSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { formatProblems } from '../../catalogue.ts'
import { isData } from '../../catalogue/patchwork.ts'
import { inLanguage, oneOf } from '../../catalogue/problem.ts'
import { memberWords } from '../../members/index.ts'
import type { Text } from '../../model/affair.ts'
import type { District } from '../../model/district.ts'
import { lang, type Call, type Command, type Options } from '../command.ts'
import { inBoth, refused, type Catalogue } from '../files.ts'
import { newAffair, type Said } from '../new-affair.ts'

/** In the order they are asked: the option, and the question. */
const questions = {
  name: { zh: '名称（中文），如“开办茶馆”', en: 'Name in Chinese, such as 开办茶馆' },
  'name-en': { zh: '名称（英文）', en: 'Name in English' },
  summary: { zh: '一句话说明（中文）', en: 'Summary in Chinese' },
  'summary-en': { zh: '一句话说明（英文）', en: 'Summary in English' },
  condition: { zh: '谁能办（中文）', en: 'Who can apply, in Chinese' },
  'condition-en': { zh: '谁能办（英文）', en: 'Who can apply, in English' },
  audience: { zh: '服务对象', en: 'Audience' },
  stage: { zh: '阶段：在首页哪一组', en: 'Stage: its group on the home screen' },
  lead: { zh: '牵头部门', en: 'Lead department' },
  source: { zh: '依据的文件和文号', en: 'The paper it comes from' },
  confidence: { zh: '这个依据有多确定', en: 'How certain that is' },
  district: { zh: '哪个区县先办', en: 'The district that offers it first' },
  take: {
    zh: '办哪些事项：写编号或标识，几个用空格隔开；输入几个字可以查找',
    en: 'Items, by number or reference; a word searches',
  },
} as const satisfies Record<string, Text>
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
  options: {
    ...(Object.fromEntries(Object.keys(questions).map((name) => [name, { type: 'string' }])) satisfies Options),
    ...lang,
  },
  words: 1,
  async run(call) {
    const [id] = call.words
    if (id === undefined || !/^[a-z][A-Za-z0-9_-]*$/.test(id)) throw refused('newNoId', {})
    const file = join(call.folders.catalog, `${id}.yaml`)
    if (existsSync(file)) throw refused('newThere', { file: relative('.', file) })
    const catalogue = call.catalogue()
    const { district, ...said } = await ask(call, catalogue, id)
    const { language } = call
    const { yaml, leftOut, problems } = newAffair(said, catalogue.library)
    if (problems.length > 0)
      throw refused('newNotWritten', { problems: inBoth((one) => formatProblems(problems, one)) })
    // Not over a file that has come meanwhile.
    writeFileSync(file, yaml, { flag: 'wx' })
    return [
      `\n${relative('.', file)} ${{ zh: '写好了', en: 'is written' }[language]}`,
      ...(leftOut.length > 0 ? [unfit[language]] : []),
      ...leftOut.map(({ reference, reason }) => `  ${reference}  ${inLanguage(reason, language)}`),
      next(id, district)[language],
    ].join('\n')
  },
}

const unfit: Text = {
  zh: '没有取用（它们需要的内容，文件里还没有）：',
  en: 'Left out, because they need more than the file says yet:',
}

const next = (id: string, { code, name }: Pick<District, 'code' | 'name'>): Text => ({
  zh: `
下一步：
  在 flows/districts/${code}-….yaml（${name.zh}）的 affairs 下写一行“${id}: {}”，
  再在 printed 里写上它所依据的文件和那一行，affairs 写 [${id}]；然后依次：
    npm run flows -- lint
    npm run flows -- try ${id} --district ${code}
    npm run flows -- guide ${id} --district ${code}
  自己的提问、材料、表单写在服务文件里，每一项的写法见 flows/REFERENCE.md`,
  en: `
Next:
  write "${id}: {}" under affairs of flows/districts/${code}-….yaml (${name.en}),
  and under printed the paper it comes from and its row, with affairs: [${id}]; then:
    npm run flows -- lint
    npm run flows -- try ${id} --district ${code}
    npm run flows -- guide ${id} --district ${code}
  Its own questions, materials, form stand in the file of the service; every member is in flows/REFERENCE.md`,
})

type Begun = Said & { readonly district: Pick<District, 'code' | 'name'> }

async function ask(call: Call, catalogue: Catalogue, id: string): Promise<Begun> {
  const { language } = call
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
    audience: await chosen('audience', valuesOf<Said['audience']>('audience', language)),
    stage: await chosen('stage', valuesOf<Said['stage']>('stage', language)),
    lead: await chosen('lead', departments(catalogue, language)),
    source: {
      document: await plain('source'),
      confidence: await chosen('confidence', valuesOf<Said['source']['confidence']>('confidence', language)),
    },
    district: await districtOf(catalogue, (options) => chosen('district', options)),
    items: await itemsOf(call, catalogue),
  }
}

const number: Text = { zh: '请输入编号', en: 'the number, please' }
const someWords: Text = { zh: '请写几个字', en: 'a few words, please' }

interface Choice<T extends string> {
  readonly id: T
  readonly name: string
  /** In both languages, for the search. */
  readonly words?: string
}

const valuesOf = <T extends string>(member: string, language: keyof Text): readonly Choice<T>[] =>
  Object.entries(memberWords('affair', [member])?.values ?? {}).map(([id, words]) => ({
    id: id as T,
    name: words[language],
  }))

const named = (
  { library }: Catalogue,
  section: 'departments' | 'items',
  language: keyof Text,
): readonly Choice<string>[] =>
  library.entries
    .filter((entry) => entry.section === section)
    .map(({ id, reference, data: { name } }) => ({
      id: section === 'departments' ? id : reference,
      name: isData(name) ? String(name[language]) : '',
      words: isData(name) ? Object.values(name).join(' ') : '',
    }))
const departments = (catalogue: Catalogue, language: keyof Text): readonly Choice<string>[] =>
  named(catalogue, 'departments', language)

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
    const near =
      options.length > 0
        ? oneOf(
            options.map(({ id, name: called }) => ({ id, name: { zh: called, en: called } })),
            given,
          )
        : { zh: '写几个字', en: 'say something' }
    throw refused('newNotUnderstood', { name, given, near })
  }
  call.say(`\n${questions[name][call.language]}${options.length > 0 ? `\n${listed(options)}` : ''}`)
  for (;;) {
    const typed = await line(call, name)
    const value = typed === '' ? undefined : read(typed)
    if (value !== undefined) return value
    call.say((options.length > 0 ? number : someWords)[call.language])
  }
}

/** Which district: the next commands are for it. */
async function districtOf(
  { districts }: Catalogue,
  choose: (options: readonly Choice<string>[]) => Promise<string>,
): Promise<Begun['district']> {
  const code = await choose(districts.map(({ code: id, name }) => ({ id, name: name.zh })))
  return districts.find((one) => one.code === code) ?? { code, name: { zh: code, en: code } }
}

/** Chosen by number or reference; anything else searches the names. An empty line ends it. */
async function itemsOf(call: Call, catalogue: Catalogue): Promise<readonly string[]> {
  const { language } = call
  const all = named(catalogue, 'items', language)
  const find = (typed: string): string | undefined => (all[Number(typed) - 1] ?? all.find(({ id }) => id === typed))?.id
  const read = (typed: string): readonly string[] | undefined => {
    const found = typed
      .split(/[\s,，、]+/)
      .filter(Boolean)
      .map(find)
    return found.length === 0 || found.includes(undefined) ? undefined : found.flatMap((one) => one ?? [])
  }
  if (call.text('take') !== undefined) return answer(call, 'take', all, read)
  call.say(`\n${questions.take[language]}`)
  const chosen = new Set<string>()
  for (;;) {
    const typed = await line(call, 'take')
    if (typed === '' && chosen.size > 0) return [...chosen]
    const found = read(typed)
    for (const one of found ?? []) chosen.add(one)
    const hits = all.filter(
      ({ id, words = '' }) => typed !== '' && `${id} ${words}`.toLowerCase().includes(typed.toLowerCase()),
    )
    call.say(
      found !== undefined
        ? {
            zh: `已选：${[...chosen].join(' ')}；空行结束`,
            en: `chosen: ${[...chosen].join(' ')}; an empty line ends`,
          }[language]
        : hits.length > 0
          ? listed(hits, all)
          : { zh: '没有找到，换个词试试', en: 'nothing found, try another word' }[language],
    )
  }
}

async function line({ ask: read }: Call, name: Asked): Promise<string> {
  const typed = await read('> ')
  if (typed === null)
    throw refused('inputEnded', {
      question: questions[name],
      remedy: { zh: `每问一行，或用 --${name} 写在命令里`, en: `a line a question, or --${name} on the command line` },
    })
  return typed.trim()
}
