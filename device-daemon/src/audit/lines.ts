import { createReadStream } from 'node:fs'

/**
 * The lines of a record, as a stream. They end at LF and nowhere else: Node's own reader also ends them at CR, U+2028
 * and U+2029, which a text in an entry may contain. What stands after the last LF is a line too: a power cut leaves it.
 */
export async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const part of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + String(part)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
