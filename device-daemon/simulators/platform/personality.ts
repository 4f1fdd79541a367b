/** How the platform behaves. A named personality is a starting point; each trait can be changed on its own. */
import { flag, number, oneOf, type Input } from '../harness/input.ts'
import type { Reason } from './registry.ts'

export interface Personality {
  readonly name: string
  /** ms added to every answer. */
  readonly slowMs: number
  /** Share of requests answered with 500, half of them after the work has been done. */
  readonly failRate: number
  /** What the intake decides. */
  readonly intake: 'accept' | 'return' | 'refuse'
  readonly reasons: readonly Reason[]
  /** What becomes of a photograph that is handed in later (容缺补交): taken, or not readable. */
  readonly supplements: 'accept' | 'return'
  /** Forgets idempotency keys. */
  readonly forgetful: boolean
  /** Kinds of invalid answers. */
  readonly lies: 'none' | 'malformed' | 'oversize' | 'wrongShape' | 'html'
}

const normal: Personality = {
  name: 'normal',
  slowMs: 0,
  failRate: 0,
  intake: 'accept',
  reasons: [],
  supplements: 'accept',
  forgetful: false,
  lies: 'none',
}

export const personalities: Readonly<Record<string, Personality>> = {
  normal,
  slow: { ...normal, name: 'slow', slowMs: 8_000 },
  failing: { ...normal, name: 'failing', failRate: 0.5 },
  forgetful: { ...normal, name: 'forgetful', forgetful: true },
  returning: {
    ...normal,
    name: 'returning',
    intake: 'return',
    reasons: [{ text: '材料照片不清晰，请重新拍摄后再提交。' }],
  },
  refusing: {
    ...normal,
    name: 'refusing',
    intake: 'refuse',
    reasons: [{ text: '该事项不属于本行政区受理范围，请到户籍所在地办理。' }],
  },
  lying: { ...normal, name: 'lying', lies: 'malformed' },
}

/**
 * From a control message `{name?, …traits}`. Traits that are not given come from `name` or, without one, from the
 * present personality.
 */
export function choosePersonality(present: Personality, input: Input): Personality {
  const name = input['name']
  const named = name === undefined ? present : typeof name === 'string' ? personalities[name] : undefined
  if (named === undefined)
    throw new Error(`unknown personality ${JSON.stringify(name)}: one of ${Object.keys(personalities).join(', ')}`)
  return {
    name: named.name,
    slowMs: number(input, 'slowMs') ?? named.slowMs,
    failRate: number(input, 'failRate') ?? named.failRate,
    intake: oneOf(input, 'intake', ['accept', 'return', 'refuse']) ?? named.intake,
    reasons: input['reasons'] === undefined ? named.reasons : readReasons(input['reasons']),
    supplements: oneOf(input, 'supplements', ['accept', 'return']) ?? named.supplements,
    forgetful: flag(input, 'forgetful') ?? named.forgetful,
    lies: oneOf(input, 'lies', ['none', 'malformed', 'oversize', 'wrongShape', 'html']) ?? named.lies,
  }
}

export function readReasons(value: unknown): readonly Reason[] {
  if (!Array.isArray(value)) throw new Error('reasons: a list of texts or of {text, materialId?, fieldId?}')
  return value.map((each: unknown) => {
    if (typeof each === 'string') return { text: each }
    const { text, materialId, fieldId } = (each ?? {}) as Record<string, unknown>
    if (typeof text !== 'string') throw new Error('a reason has a text')
    return {
      text,
      ...(typeof materialId === 'string' ? { materialId } : {}),
      ...(typeof fieldId === 'string' ? { fieldId } : {}),
    }
  })
}
