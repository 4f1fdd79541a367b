/**
 * What every citizen's session (会话) is, whatever they came for: somebody at the terminal, known by an id that says
 * nothing about them, and everything personal wiped at its end. What a journey keeps besides stands in `journeys/`.
 */
import type { CapabilityOf, Journey } from '#contract/capabilities.ts'
import type { OpenSession } from '#contract/commands/session.ts'
import type { FaceComparison, Identity } from '#flows/draft.ts'
import type { Language } from '#flows/language.ts'

/** What comes with an identity besides its text. */
export interface Proof {
  /** WLT bytes of the card's photo, where a comparer can use them. Copied by whoever keeps them. */
  readonly photo: Uint8Array | null
  readonly face: FaceComparison | null
}

export abstract class CitizenSession<J extends Journey> {
  abstract readonly journey: J
  /** For logs and the audit; says nothing about the person. */
  readonly id: string
  #language: Language
  readonly #ender = new AbortController()
  #replaced = 0

  constructor(id: string, language: Language) {
    this.id = id
    this.#language = language
  }

  /** What it may do now; follows from what the daemon itself has recorded here. */
  abstract get capabilities(): ReadonlySet<CapabilityOf<J>>
  /** As a page takes it up. */
  abstract get open(): OpenSession
  abstract get identity(): Identity | null
  /** `another`: somebody else stood here before, and what was got for them is not this person's. */
  protected abstract accept(identity: Identity, proof: Proof, another: boolean): void
  /** Overwrites what can be overwritten and lets go of the rest. */
  protected abstract wipe(): void

  get language(): Language {
    return this.#language
  }
  set language(language: Language) {
    this.#language = language
  }
  /** Aborts when the session ends, however it ends. */
  get ended(): AbortSignal {
    return this.#ender.signal
  }

  /**
   * How often another person took the place of the one known before. What was begun for one person must not be
   * finished for the next.
   */
  get replaced(): number {
    return this.#replaced
  }

  /** Nothing happens when the session has ended meanwhile. */
  identify(identity: Identity, proof: Proof): void {
    if (this.ended.aborted) return
    const before = this.identity
    const another = before !== null && before.idNumber !== identity.idNumber
    if (another) this.replace()
    this.accept(identity, proof, another)
  }

  /** Whoever was known here is known no more, or not as before. */
  protected replace(): void {
    this.#replaced += 1
  }

  /** Nothing personal is reachable from here afterwards. */
  end(): void {
    this.#ender.abort('sessionEnded')
    this.wipe()
    // The engine keeps the text of the last match (`RegExp.input`): a phone number that was checked, say.
    void /0/.test('0')
  }
}
