/** One of our YAML files: its text as plain data, and the place in the file of every path in it. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml'
import { pathText, type CatalogueProblem, type Finding, type Path } from './problem.ts'

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
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true })
  const at = (offset: number): { readonly line: number; readonly column: number } => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const problem = ({ path, message, remedy }: Finding): CatalogueProblem => ({
    file,
    ...at(offsetOf(document, path)),
    path: pathText(path),
    message,
    remedy,
  })
  const broken = [...document.errors, ...document.warnings]
  if (broken.length > 0) {
    return {
      ok: false,
      problems: broken.map((error) => ({
        file,
        ...at(error.pos[0]),
        path: '',
        message: `not valid YAML: ${error.message}`,
        remedy: 'mend the line: indentation by two spaces, "key: value", quotes around text that holds ": " or " #"',
      })),
    }
  }
  try {
    return { ok: true, value: { file, data: document.toJS({ maxAliasCount: 50 }), problem } }
  } catch (error) {
    // `toJS` refuses a file whose aliases would expand enormously; that is the file's fault, not a bug.
    const message = error instanceof Error ? error.message : String(error)
    return {
      ok: false,
      problems: [problem({ path: [], message, remedy: 'write the text out instead of repeating anchors' })],
    }
  }
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
