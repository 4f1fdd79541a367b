/**
 * The browser as a terminal runs it, and watched as little as possible: the tools of a browser test keep copies of what
 * they watch, in the browser's own memory.
 */
import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'

export interface Browser {
  readonly pid: number
  /** A question to the page. Its answer stays in the browser, so it must not be personal. */
  ask<T>(script: string): Promise<T>
  /** One finger: on the glass, or moved on it; null: lifted. CSS pixels. */
  finger(at: { readonly x: number; readonly y: number } | null): Promise<void>
  close(): Promise<void>
}

interface Answer {
  readonly id?: number
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

/** The DevTools protocol on the two pipes of `--remote-debugging-pipe`: JSON ended by NUL. */
function devTools(to: Writable, from: Readable) {
  const waiting = new Map<number, (answer: Answer) => void>()
  let said = ''
  from.on('data', (bytes: Buffer) => {
    const messages = (said + bytes.toString()).split('\0')
    said = messages.pop() ?? ''
    for (const answer of messages.map((message) => JSON.parse(message) as Answer)) {
      if (answer.id === undefined) continue
      waiting.get(answer.id)?.(answer)
      waiting.delete(answer.id)
    }
  })
  let last = 0
  return async (method: string, params: object = {}, sessionId?: string): Promise<unknown> => {
    const id = (last += 1)
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve))
    to.write(`${JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`)
    const { error, result } = await answered
    if (error) throw new Error(`${method}: ${error.message}`)
    return result
  }
}

export async function openBrowser(program: string, switches: readonly string[]): Promise<Browser> {
  const child = spawn(program, [...switches, '--headless=new', '--remote-debugging-pipe'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  const call = devTools(child.stdio[3] as Writable, child.stdio[4] as Readable)
  const firstPage = async (): Promise<string | undefined> => {
    const { targetInfos } = (await call('Target.getTargets')) as {
      readonly targetInfos: readonly { readonly type: string; readonly targetId: string }[]
    }
    return targetInfos.find(({ type }) => type === 'page')?.targetId
  }
  let targetId = await firstPage()
  while (targetId === undefined) targetId = await firstPage()
  const { sessionId } = (await call('Target.attachToTarget', { targetId, flatten: true })) as {
    readonly sessionId: string
  }
  let touches = false
  return {
    pid: child.pid ?? 0,
    async ask<T>(expression: string) {
      const { result, exceptionDetails } = (await call(
        'Runtime.evaluate',
        { expression, returnByValue: true, awaitPromise: true },
        sessionId,
      )) as { readonly result: { readonly value: T }; readonly exceptionDetails?: { readonly text: string } }
      if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.text}`)
      return result.value
    },
    async finger(at) {
      const type = at === null ? 'touchEnd' : touches ? 'touchMove' : 'touchStart'
      touches = at !== null
      await call('Input.dispatchTouchEvent', { type, touchPoints: at === null ? [] : [at] }, sessionId)
    },
    async close() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
