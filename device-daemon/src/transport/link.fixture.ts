import { fail, ok } from '../base/result.ts'
import { endOfLink } from './end-of-link.ts'
import type { Link, LinkFailure } from './transport.ts'

/** A link in memory for tests: shows what the driver wrote, lets the test answer and pull the cable. */
export interface MemoryLink extends Link {
  readonly written: readonly Uint8Array[]
  /** Called for every write; answer with `arrive`. */
  onWrite(listener: (bytes: Uint8Array) => void): void
  arrive(...bytes: readonly number[]): void
  unplug(): void
}

export function memoryLink(): MemoryLink {
  const end = endOfLink()
  const written: Uint8Array[] = []
  let deliver: (bytes: Uint8Array) => void = () => {}
  let peer: (bytes: Uint8Array) => void = () => {}
  return {
    written,
    closed: end.closed,
    onData(listener) {
      deliver = listener
    },
    async write(bytes) {
      const failure: LinkFailure | null = end.ended()
      if (failure !== null) return fail(failure)
      written.push(bytes)
      queueMicrotask(() => peer(bytes))
      return ok(undefined)
    },
    async close() {
      end.end({ code: 'closed', detail: 'closed' })
    },
    onWrite(listener) {
      peer = listener
    },
    arrive(...bytes) {
      if (end.ended() === null) deliver(Uint8Array.from(bytes))
    },
    unplug: () => end.end({ code: 'gone', detail: 'unplugged' }),
  }
}
