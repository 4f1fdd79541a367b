/**
 * One UI at a time: a terminal has one screen and one citizen. The holder keeps the lease until its connection ends;
 * a page of the same browser (the same launched cookie) takes over at once, because a reload or a renderer that
 * crashed is the same screen again.
 */
export interface LeaseHolder {
  readonly client: string
  /** Told when a newer page of the same browser has taken its place. */
  replaced(): void
}

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
