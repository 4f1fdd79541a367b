/** XON/XOFF as a gate in front of the writer. */
export interface Gate {
  set(open: boolean): void
  isOpen(): boolean
  /** Resolves when the gate is open. */
  passed(): Promise<void>
}

export function createGate(): Gate {
  let open = Promise.withResolvers<void>()
  open.resolve()
  let isOpen = true
  return {
    set(next) {
      if (next === isOpen) return
      isOpen = next
      if (next) open.resolve()
      else open = Promise.withResolvers<void>()
    },
    isOpen: () => isOpen,
    passed: () => open.promise,
  }
}
