import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { closeCodes } from '#contract/http.ts'
import { handClock } from '../base/clock.fixture.ts'
import { createConnections } from './connection.ts'
import { createLease } from './lease.ts'

class Socket extends EventEmitter {
  closed: number | null = null
  close(code: number): void {
    this.closed = code
  }
  ping(): void {}
  send(): void {}
  says(words: string): void {
    this.emit('message', Buffer.from(words), false)
  }
}

it('a page whose place was taken commands nothing more, although its socket is still closing', () => {
  const received: string[] = []
  let pages = 0
  const connections = createConnections({
    lease: createLease(() => {}),
    onHeard: () => received.push('heard'),
    clock: handClock(),
    audit: { record: () => {} } as never,
    dispatcher: () => {
      const page = (pages += 1)
      return {
        receive: (words) => void received.push(`${page}: ${words}`),
        disconnect: () => void received.push(`${page} has gone`),
      }
    },
  })
  const [first, second] = [new Socket(), new Socket()]
  connections.accept(first as unknown as WebSocket, 'browser')
  first.says('begin')
  connections.accept(second as unknown as WebSocket, 'browser')
  expect(first.closed).toBe(closeCodes.replaced)
  first.says('end')
  first.emit('pong')
  second.says('begin')
  expect(received).toEqual(['heard', 'heard', '1: begin', '1 has gone', 'heard', 'heard', '2: begin'])
})
