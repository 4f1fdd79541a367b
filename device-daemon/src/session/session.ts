/**
 * What every session (会话) has in common, whatever the citizen came for: an id that says nothing about the person, and
 * the wiping of everything personal at its end. What each journey adds is in `journeys/`.
 */
import type { CapabilityOf, Journey } from '#contract/capabilities.ts'
import type { OpenSession } from '#contract/commands/session.ts'
import type { FaceComparison, Identity } from '#flows/draft/draft.ts'
import type { Language } from '#flows/model/language.ts'
import type { TextSize } from '#flows/journeys/text-size.ts'

/** What accompanies an identity besides its text. */
export interface Proof {
  /** The card's photo as WLT bytes, if a comparer can use it. Whoever keeps it makes a copy. */
  readonly photo: Uint8Array | null
  readonly face: FaceComparison | null
}

export abstract class CitizenSession<J extends Journey> {
  abstract readonly journey: J
  /** For the log and the record; says nothing about the person. */
  readonly id: string
  #language: Language
  textSize: TextSize = 'standard'
  readonly #ender = new AbortController()
  #replaced = 0

  constructor(id: string, language: Language) {
    this.id = id
    this.#language = language
  }

  /** What the session may do now; follows from what the daemon has recorded in it. */
  abstract get capabilities(): ReadonlySet<CapabilityOf<J>>
  /** What a page needs to resume the session. */
  abstract get open(): OpenSession
  abstract get identity(): Identity | null
  /** `another`: somebody else was identified before; what they told and what was fetched for them must be dropped. */
  protected abstract accept(identity: Identity, proof: Proof, another: boolean): void
  /** Overwrites what can be overwritten and drops the rest. */
  protected abstract wipe(): void

  get language(): Language {
    return this.#language
  }
  set language(language: Language) {
    this.#language = language
  }
  /** Aborts when the session ends, for whatever reason. */
  get ended(): AbortSignal {
    return this.#ender.signal
  }

  /**
   * How often the session has changed its owner: the identified person, or the proven receipt. Work begun for one owner
   * must not be finished for the next.
   */
  get replaced(): number {
    return this.#replaced
  }

  /** Has no effect after the end of the session. */
  identify(identity: Identity, proof: Proof): void {
    if (this.ended.aborted) return
    const before = this.identity
    const another = before !== null && before.idNumber !== identity.idNumber
    if (another) this.replace()
    this.accept(identity, proof, another)
  }

  /** The session has changed its owner. */
  protected replace(): void {
    this.#replaced += 1
  }

  /** Afterwards nothing personal is reachable from this object. */
  end(): void {
    this.#ender.abort('sessionEnded')
    this.wipe()
    // V8 keeps the text of the last match (`RegExp.input`), for example a phone number that was checked.
    void /0/.test('0')
  }
}
