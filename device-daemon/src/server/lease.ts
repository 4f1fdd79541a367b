/**
 * One UI at a time: a terminal has one screen and one citizen. The holder keeps the lease until its connection ends; a page of the same
 * browser (the same launched cookie) takes over at once, because a reload or a renderer that crashed is the same screen again.
 */
export interface LeaseHolder {
  readonly client: string
  /** Told when a newer page of the same browser has taken its place. */
  replaced(): void
}

/** Close codes of the WebSocket that the UI has words for (4000–4999 are ours to give). */
export const closeCodes = {
  /** Another browser holds the terminal. */
  secondUi: 4409,
  /** A newer page of this browser has taken over; do not reconnect by yourself. */
  replaced: 4410,
  /** RFC 6455: the frame was larger than any legitimate message. */
  tooBig: 1009,
  /** RFC 6455: the daemon is restarting. */
  restart: 1012,
} as const

export interface Lease {
  acquire(holder: LeaseHolder): 'granted' | 'refused'
  release(holder: LeaseHolder): void
  readonly held: boolean
}

/** `onChange(held)`: the lease was taken or became free; not called for a take-over. */
export function createLease(onChange: (held: boolean) => void): Lease {
  let current: LeaseHolder | null = null
  return {
    get held() {
      return current !== null
    },
    acquire(holder) {
      if (current && current.client !== holder.client) return 'refused'
      const before = current
      current = holder
      if (before) before.replaced()
      else onChange(true)
      return 'granted'
    },
    release(holder) {
      if (current !== holder) return
      current = null
      onChange(false)
    },
  }
}
