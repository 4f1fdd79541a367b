/**
 * How asking the platform went, as the citizen is told: `offline` it did not answer, `unreadable` its answer was of no
 * use, `refused` it does not answer this question.
 */
export type Went = 'online' | 'offline' | 'unreadable' | 'refused'
