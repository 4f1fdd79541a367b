/** 查办件: somebody asks what has become of their cases. */
import type { CapabilityOf } from '#contract/capabilities.ts'
import type { OpenSession } from '#contract/commands/session.ts'
import type { CaseOwner } from '#flows/case.ts'
import type { Identity } from '#flows/draft.ts'
import { CitizenSession } from '../session.ts'

const nobody: CaseOwner = { identity: null, receipt: null }

export class ProgressSession extends CitizenSession<'progress'> {
  readonly journey = 'progress'
  #owner = nobody

  get owner(): CaseOwner {
    return this.#owner
  }
  get identity(): Identity | null {
    return this.#owner.identity
  }
  get capabilities(): ReadonlySet<CapabilityOf<'progress'>> {
    return new Set(this.#owner.identity ? ['inSession'] : ['inSession', 'mayReadCard', 'maySignIn'])
  }
  get open(): OpenSession {
    return { journey: this.journey, language: this.language, owner: this.#owner }
  }

  protected accept(identity: Identity): void {
    this.#owner = { ...this.#owner, identity }
  }

  protected wipe(): void {
    this.#owner = nobody
  }
}
