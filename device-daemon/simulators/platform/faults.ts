/** Deliberate faults of single requests: what a network or an overloaded server does at the worst moment. */
export const faultKinds = [
  'cutBefore',
  'cutAfter',
  'errorBefore',
  'errorAfter',
  'malformed',
  'oversize',
  'wrongShape',
  'html',
  'hang',
  'refusedForGood',
] as const
export type FaultKind = (typeof faultKinds)[number]

export interface Fault {
  readonly kind: FaultKind
  /** operationId in the contract; absent: any. */
  readonly operation?: string
  left: number
}

export interface Faults {
  arm(input: Readonly<Record<string, unknown>>): readonly Fault[]
  clear(): void
  armed(): readonly Fault[]
  /** The fault for this request, if one is armed; uses it up. */
  take(operation: string): FaultKind | null
}

export function createFaults(): Faults {
  let armed: Fault[] = []
  return {
    arm({ kind, operation, times }) {
      const known = faultKinds.find((each) => each === kind)
      if (known === undefined) throw new Error(`kind: one of ${faultKinds.join(', ')}`)
      armed.push({
        kind: known,
        left: typeof times === 'number' ? times : 1,
        ...(typeof operation === 'string' ? { operation } : {}),
      })
      return armed
    },
    clear() {
      armed = []
    },
    armed: () => armed,
    take(operation) {
      const fault = armed.find((each) => each.operation === undefined || each.operation === operation)
      if (fault === undefined) return null
      fault.left -= 1
      armed = armed.filter((each) => each.left > 0)
      return fault.kind
    },
  }
}
