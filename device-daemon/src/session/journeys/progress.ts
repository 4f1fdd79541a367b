/**
 * 查办件: somebody asks what has become of their cases. Known by a document, or by one receipt and something only its
 * owner knows; then that one case alone is theirs to see.
 */
import type { CapabilityOf } from '#contract/capabilities.ts'
import type { OpenSession } from '#contract/commands/session.ts'
import type { CaseOwner } from '#flows/case.ts'
import type { Identity } from '#flows/draft.ts'
import { sameCase, type CaseKey } from '../../cases/collect.ts'
import { CitizenSession, type Proof } from '../session.ts'

const nobody: CaseOwner = { identity: null, receipt: null }

export class ProgressSession extends CitizenSession<'progress'> {
  readonly journey = 'progress'
  #owner = nobody
  /** Of the proven receipt. */
  #proven: CaseKey | null = null
  /** What has been listed, by the name it has for the page. */
  readonly #listed = new Map<string, CaseKey>()
  #names = 0

  get owner(): CaseOwner {
    return this.#owner
  }
  get identity(): Identity | null {
    return this.#owner.identity
  }
  get proven(): CaseKey | null {
    return this.#proven
  }
  get capabilities(): ReadonlySet<CapabilityOf<'progress'>> {
    const { identity, receipt } = this.#owner
    const held = new Set<CapabilityOf<'progress'>>(['inSession'])
    if (identity) return held.add('mayCollect').add('mayPrint.receipt')
    held.add('mayReadCard').add('maySignIn').add('mayShowReceipt')
    if (receipt?.proven === false) held.add('mayProveReceipt')
    if (receipt?.proven === true) held.add('mayCollect').add('mayPrint.receipt')
    return held
  }
  get open(): OpenSession {
    return { journey: this.journey, language: this.language, owner: this.#owner }
  }

  /** Another receipt is another owner's until it is proven. */
  showReceipt(applicationId: string): void {
    if (this.ended.aborted) return
    this.#forget()
    this.#owner = { ...this.#owner, receipt: { applicationId, proven: false } }
  }

  /** `caseNumber`: null while the platform has given none. */
  prove(applicationId: string, caseNumber: string | null): void {
    if (this.ended.aborted || this.#owner.receipt?.applicationId !== applicationId) return
    this.#owner = { ...this.#owner, receipt: { applicationId, proven: true } }
    this.#proven = { applicationId, caseNumber }
  }

  /** The name under which the page may ask for a case it was told of; the same case has the same name. */
  nameOf(key: CaseKey): string {
    let name: string | undefined
    for (const [known, each] of this.#listed) if (sameCase(each, key) && !differ(each, key)) name ??= known
    name ??= `c${++this.#names}`
    if (!this.ended.aborted) this.#listed.set(name, key)
    return name
  }

  /** null: this session was never told of it. */
  listed(name: string): CaseKey | null {
    return this.#listed.get(name) ?? null
  }

  protected accept(identity: Identity, _proof: Proof, another: boolean): void {
    // A receipt may have been proven by somebody who has gone: the card's holder is told their own cases.
    if (another || this.#proven) this.#forget()
    this.#owner = { identity, receipt: null }
  }

  protected wipe(): void {
    this.#forget()
    this.#owner = nobody
  }

  #forget(): void {
    if (this.#proven) this.replace()
    this.#proven = null
    this.#listed.clear()
  }
}

/** One application, two cases: a platform that holds both is believed. */
const differ = (a: CaseKey, b: CaseKey): boolean =>
  a.caseNumber !== null && b.caseNumber !== null && a.caseNumber !== b.caseNumber
