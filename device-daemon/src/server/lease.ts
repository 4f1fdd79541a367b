/**
 * One UI at a time: a terminal has one screen and one citizen. The holder keeps the lease until its connection ends. A
 * page of the same browser (with the same launch cookie) takes over at once, because after a reload or a crash of the
 * renderer it is the same screen.
 */
export interface LeaseHolder {
  readonly client: string
  /** Called when a newer page of the same browser has taken over. */
  replaced(): void
}

export interface Lease {
  acquire(holder: LeaseHolder): 'granted' | 'refused'
  release(holder: LeaseHolder): void
  readonly held: boolean
}

/** `onChange(held)`: the lease was taken or became free; not called for a takeover. */
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
