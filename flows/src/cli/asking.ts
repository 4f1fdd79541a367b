/** Questions at the terminal: a line at a time, typed or piped in. */
import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Call } from './command.ts'

/** Nothing is read before the first question, so that a command that asks nothing leaves the input alone. */
export function asking(input: Readable, output: Writable): { readonly ask: Call['ask']; readonly close: () => void } {
  let lines: Interface | null = null
  // The iterator keeps lines that arrive before they are asked for, as those of a pipe do.
  let next: AsyncIterator<string> | null = null
  const typed = 'isTTY' in input && input.isTTY === true
  return {
    async ask(prompt) {
      lines ??= createInterface({ input, output, terminal: typed })
      next ??= lines[Symbol.asyncIterator]()
      lines.setPrompt(prompt)
      lines.prompt()
      const line = await next.next()
      // What is piped in is not on the screen, as what is typed is.
      if (!typed) output.write(`${line.done === true ? '' : line.value}\n`)
      return line.done === true ? null : line.value
    },
    close: () => lines?.close(),
  }
}
