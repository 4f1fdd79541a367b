/** The platform says no: answered as an error of the contract. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  /** Further members of the error's body. */
  readonly more: Readonly<Record<string, unknown>>
  constructor(status: number, code: string, message: string, more: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.more = more
  }
}
