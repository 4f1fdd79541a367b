/**
 * 查办件: somebody looks up their cases. They are identified by an identity document or sign-in and see all of their
 * cases, or they show one receipt and prove that it is theirs, and see only that case.
 */
import type { CapabilityOf } from '#contract/capabilities.ts'
import type { OpenSession } from '#contract/commands/session.ts'
import type { CaseOwner } from '#flows/case/case.ts'
import type { Identity, MaterialPage } from '#flows/draft/draft.ts'
import type { Affair, Material } from '#flows/model/affair.ts'
import { sameCase, type CaseKey, type UnnamedProgress } from '../../cases/collect.ts'
import type { Licence } from '../../platform/port.ts'
import { Pictures } from '../pictures.ts'
import { CitizenSession, type Proof } from '../session.ts'

/** One material of a listed case that is being handed in later. */
export interface Supply {
  readonly case: string
  readonly key: CaseKey
  readonly affair: Affair
  readonly material: Material
  readonly until?: string
  /** Of those that the platform has now. */
  readonly licence: Licence | null
  readonly pages: readonly MaterialPage[]
}

const nobody: CaseOwner = { identity: null, receipt: null }

export class ProgressSession extends CitizenSession<'progress'> {
  readonly journey = 'progress'
  #owner = nobody
  /** The case of the proven receipt. */
  #proven: CaseKey | null = null
  /** The cases listed so far, by the name the page knows them under. */
  readonly #listed = new Map<string, CaseKey>()
  /** The case opened last, as it was shown. */
  #opened: { readonly name: string; readonly progress: UnnamedProgress } | null = null
  #names = 0
  #supplying: Supply | null = null
  readonly #pictures = new Pictures()

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
    const theirs = () => held.add('mayCollect').add('mayPrint.receipt').add('mayPrint.explanation')
    if (identity) {
      theirs().add('maySupply').add('mayPrint.supplement')
      return this.#supplying === null ? held : held.add('mayPhotograph').add('mayViewMaterial')
    }
    held.add('mayReadCard').add('maySignIn').add('mayShowReceipt')
    if (receipt?.proven === false) held.add('mayProveReceipt')
    return receipt?.proven === true ? theirs() : held
  }
  get open(): OpenSession {
    return { journey: this.journey, language: this.language, textSize: this.textSize, owner: this.#owner }
  }

  /** Any receipt, once shown, belongs to an unknown owner until it is proven. */
  showReceipt(applicationId: string): void {
    if (this.ended.aborted) return
    this.#forget()
    this.#owner = { ...this.#owner, receipt: { applicationId, proven: false } }
  }

  /** `caseNumber`: null if the platform has not assigned one yet. */
  prove(applicationId: string, caseNumber: string | null): void {
    if (this.ended.aborted || this.#owner.receipt?.applicationId !== applicationId) return
    this.#owner = { ...this.#owner, receipt: { applicationId, proven: true } }
    this.#proven = { applicationId, caseNumber }
  }

  /** The name under which the page may ask for a listed case. The same case keeps its name. */
  nameOf(key: CaseKey): string {
    let name: string | undefined
    for (const [known, each] of this.#listed) if (sameCase(each, key) && !differ(each, key)) name ??= known
    name ??= `c${++this.#names}`
    if (!this.ended.aborted) this.#listed.set(name, key)
    return name
  }

  /** null: this session has not listed it. */
  listed(name: string): CaseKey | null {
    return this.#listed.get(name) ?? null
  }

  /** Keeps what the page is shown, so that paper says the same. */
  show(name: string, progress: UnnamedProgress): void {
    if (!this.ended.aborted && this.#listed.has(name)) this.#opened = { name, progress }
  }

  /** null: it is not the one shown. */
  shown(name: string): UnnamedProgress | null {
    return this.#opened?.name === name ? this.#opened.progress : null
  }

  /** 容缺补交: what is being handed in. */
  get supplying(): Supply | null {
    return this.#supplying
  }
  /** Whatever was begun before is let go of. */
  supply(begun: Supply | null): void {
    this.#pictures.clear()
    this.#supplying = this.ended.aborted ? null : begun
  }

  pages(material: string): readonly MaterialPage[] {
    return this.#supplying?.material.id === material ? this.#supplying.pages : []
  }
  /** Takes ownership of the picture, which is overwritten when the page is removed or the session ends. */
  addPage(material: string, page: MaterialPage, jpeg: Buffer): void {
    if (this.#supplying?.material.id !== material) {
      jpeg.fill(0)
      return
    }
    this.#pictures.put(page.page, jpeg)
    this.#supplying = { ...this.#supplying, pages: [...this.#supplying.pages, page] }
  }
  removePage(material: string, page: string): boolean {
    const pages = this.pages(material)
    if (this.#supplying === null || !pages.some((one) => one.page === page)) return false
    this.#pictures.drop(page)
    this.#supplying = { ...this.#supplying, pages: pages.filter((one) => one.page !== page) }
    return true
  }
  picture(page: string): Buffer | null {
    return this.#pictures.get(page)
  }

  protected accept(identity: Identity, _proof: Proof, another: boolean): void {
    // A proven receipt may belong to somebody who has left; the card's holder sees only their own cases.
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
    this.#opened = null
    this.supply(null)
  }
}

/** One application with two case numbers: if the platform has both, they are two cases. */
const differ = (a: CaseKey, b: CaseKey): boolean =>
  a.caseNumber !== null && b.caseNumber !== null && a.caseNumber !== b.caseNumber
