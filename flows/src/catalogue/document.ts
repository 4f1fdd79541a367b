/** One of our YAML files: its text as plain data, and the place in the file of every path in it. */
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document, type YAMLError } from 'yaml'
import { aliasFault } from './aliases.ts'
import { slipsIn } from './slips.ts'
import { advice, type Advice, type Finding, type Path } from '../findings/finding.ts'
import { yamlReasons } from '../findings/words/yaml.ts'
import { pathText, type CatalogueProblem } from './problem.ts'

export interface SourceDocument {
  readonly file: string
  /** Plain data, unchecked. */
  readonly data: unknown
  /** Turns a finding about the data into a problem with its place. */
  readonly problem: (finding: Finding) => CatalogueProblem
}

export type Read =
  | { readonly ok: true; readonly value: SourceDocument }
  | { readonly ok: false; readonly problems: readonly CatalogueProblem[] }

export function readDocument(text: string, file: string): Read {
  const lines = new LineCounter()
  const foreign = text.indexOf('\uFFFD')
  if (foreign >= 0) return notUtf8(text, foreign, file)
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true })
  const at = (offset: number): { readonly line: number; readonly column: number } => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const problem = ({ path, ...said }: Finding): CatalogueProblem => ({
    file,
    ...at(offsetOf(document, path)),
    path: pathText(path),
    ...said,
  })
  const broken = [...document.errors, ...document.warnings]
  const written = ({ pos, code, message }: YAMLError): CatalogueProblem => ({
    file,
    ...at(pos[0]),
    path: '',
    ...advice('notYaml', { reason: { zh: yamlReasons[code] ?? message, en: message } }),
  })
  const whole = ({ offset, ...said }: Advice & { readonly offset: number }): Read => ({
    ok: false,
    problems: [{ file, ...at(offset), path: '', ...said }],
  })
  if (broken.some(({ message }) => message.includes(stackOverflow)) || deeperThan(deepest, document.contents))
    return whole({ offset: 0, ...advice('tooDeep', { levels: deepest }) })
  // What YAML says of a slip is about what follows from it; one cause, one message.
  const slips = broken.length > 0 || !isMap(document.contents) ? slipsIn(text) : []
  if (slips.length > 0)
    return {
      ok: false,
      problems: firstOf(slips.map(({ offset, ...slip }) => ({ file, ...at(offset), path: '', ...slip }))),
    }
  if (broken.length > 0) return { ok: false, problems: firstOf(broken.map(written)) }
  const fault = aliasFault(document, deepest)
  if (fault !== null) return whole(fault)
  // How much its aliases unfold to has been counted.
  return { ok: true, value: { file, data: document.toJS({ maxAliasCount: -1 }), problem } }
}

/** What was no UTF-8 has become U+FFFD, which nobody writes: an editor has saved the file as GBK or UTF-16. */
function notUtf8(text: string, offset: number, file: string): Read {
  const before = text.slice(0, offset).split('\n')
  const [line, column] = [before.length, (before.at(-1) ?? '').length + 1]
  return { ok: false, problems: [{ file, line, column, path: '', ...advice('notUtf8', {}) }] }
}

/** Our files have at most about ten. What checks and composes the data follows it by recursion. */
const deepest = 40
/** In the library's words when its own recursion fails. */
const stackOverflow = 'call stack'

function deeperThan(levels: number, node: unknown): boolean {
  if (!isMap(node) && !isSeq(node)) return false
  if (levels === 0) return true
  return node.items.some((item) => deeperThan(levels - 1, isPair(item) ? item.value : item))
}

/** One slip can make every line after it wrong; the first few say where. */
const told = 10
function firstOf(problems: readonly CatalogueProblem[]): readonly CatalogueProblem[] {
  const last = problems[told]
  return last === undefined
    ? problems
    : [...problems.slice(0, told), { ...last, ...advice('andMore', { count: problems.length - told }) }]
}

/** The place of a path; for a missing member, that of its parent. */
function offsetOf(document: Document, path: Path): number {
  let offset = 0
  let node: unknown = document.contents
  for (const key of path) {
    const pair = isMap(node)
      ? node.items.find((one) => isScalar(one.key) && String(one.key.value) === String(key))
      : undefined
    const next = pair?.value ?? (isSeq(node) ? node.items[Number(key)] : undefined)
    const start = rangeOf(pair?.key ?? next)?.[0]
    if (start === undefined) break
    offset = start
    node = next
  }
  return offset
}

function rangeOf(node: unknown): readonly number[] | null | undefined {
  return isMap(node) || isSeq(node) || isScalar(node) ? node.range : undefined
}
