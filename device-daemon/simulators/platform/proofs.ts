/** Whoever knows the end of the applicant's ID number may see the case of a receipt. Wrong guesses are counted. */
const allowed = 3
const lockedMs = 60 * 60 * 1000

export type Proof = { readonly proven: true } | { readonly proven: false; readonly attemptsLeft: number }

export interface Proofs {
  /**
   * `idNumber`: the applicant's; undefined: no such receipt, answered like a wrong number. Returns null when locked.
   */
  prove(applicationId: string, idTail: string, idNumber: string | undefined): Proof | null
}

/** `now`: ms since the epoch. */
export function createProofs(now: () => number): Proofs {
  const wrong = new Map<string, { count: number; since: number }>()
  return {
    prove(applicationId, idTail, idNumber) {
      const before = wrong.get(applicationId)
      const counted = before !== undefined && now() - before.since < lockedMs ? before : { count: 0, since: now() }
      if (counted.count >= allowed) return null
      if (idNumber?.slice(-6) === idTail) {
        wrong.delete(applicationId)
        return { proven: true }
      }
      wrong.set(applicationId, { count: counted.count + 1, since: now() })
      return { proven: false, attemptsLeft: allowed - counted.count - 1 }
    },
  }
}
