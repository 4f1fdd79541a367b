/**
 * What every simulator reports over its control socket (device-daemon/simulators/README.md). The dock does not check
 * it: both come from this repository and are started together. What one kind adds is described in its panel.
 */
export interface Plugged {
  readonly plugged: boolean
  readonly faults: readonly Fault[]
}

export interface Fault {
  readonly kind: string
  readonly reply?: string
  readonly operation?: string
}

/** A simulator's answer to `state`; `error`: it is not running. */
export type Standing = { readonly state: unknown } | { readonly error: string }

export interface Person {
  readonly id: string
  readonly purpose: string
  readonly name: string
  readonly sex: 'male' | 'female'
  readonly birthDate: string
  readonly idNumber: string
}
