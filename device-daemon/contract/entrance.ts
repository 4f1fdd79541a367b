import type { Affair } from '#flows/model/affair.ts'
import type { Catalogue } from '#flows/journeys/port.ts'
import type { TerminalConfig } from './http.ts'

/** What a page is given when it is loaded, in one answer. */
export interface Entrance extends TerminalConfig {
  readonly catalogue: Catalogue
  /** The service in whose session a citizen is: the page was loaded again. */
  readonly affair: Affair | null
}
