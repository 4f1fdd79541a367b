/** Sends bytes at the rate of a line: 8N1 carries one byte in ten bit times. */
export interface Pacer {
  /** Queues after what is still being sent; resolves when the last byte has been sent, false if it was cut off. */
  send(bytes: Uint8Array): Promise<boolean>
  /** ms that `count` bytes take on the wire. */
  wireTime(count: number): number
  /** Drops everything not yet sent, even in the middle of a frame. */
  cut(): void
}

export function createPacer(options: {
  readonly baud: number
  readonly fast: boolean
  readonly write: (bytes: Uint8Array) => void
}): Pacer {
  const bytesPerMs = options.baud / 10_000
  const wireTime = (count: number) => (options.fast ? 0 : count / bytesPerMs)
  let queue: Promise<unknown> = Promise.resolve()
  let generation = 0

  async function send(bytes: Uint8Array, born: number): Promise<boolean> {
    if (born !== generation) return false
    if (options.fast) {
      options.write(bytes)
      return true
    }
    const start = performance.now()
    let sent = 0
    while (sent < bytes.length) {
      await tick()
      if (born !== generation) return false
      // By elapsed time, not by timer ticks: a late timer must not slow the line down.
      const due = Math.min(bytes.length, Math.floor((performance.now() - start) * bytesPerMs))
      if (due > sent) options.write(bytes.subarray(sent, due))
      sent = Math.max(sent, due)
    }
    return true
  }

  return {
    send(bytes) {
      const born = generation
      const sending = queue.then(() => send(bytes, born))
      queue = sending
      return sending
    },
    wireTime,
    cut() {
      generation += 1
    },
  }
}

const tick = () => new Promise<void>((resolve) => setTimeout(resolve, 1))
