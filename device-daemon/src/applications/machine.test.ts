import { describe, expect, it } from 'vitest'
import { happenings, next, over, states, type State } from './machine.ts'

describe('the life of an application', () => {
  const moves = states.flatMap((from) =>
    happenings.flatMap((happening) =>
      next(from, happening) === null ? [] : [`${from} ${happening} ${next(from, happening)}`],
    ),
  )

  it('has these steps and no other', () => {
    expect(moves).toEqual([
      'sealed send sending',
      'sealed reconcile reconciling',
      'sealed close closed',
      'sending notReached sealed',
      'sending lost unknown',
      'sending rejected held',
      'sending accept accepted',
      'sending return returned',
      'sending refuse refused',
      'sending interrupted unknown',
      'unknown reconcile reconciling',
      'unknown close closed',
      'reconciling lost unknown',
      'reconciling absent sending',
      'reconciling accept accepted',
      'reconciling return returned',
      'reconciling refuse refused',
      'reconciling interrupted unknown',
      'held reconcile reconciling',
      'held close closed',
    ])
  })

  it('sends only what was never sent, or what the platform has just said it does not have', () => {
    expect(moves.filter((move) => move.endsWith(' sending'))).toEqual([
      'sealed send sending',
      'reconciling absent sending',
    ])
  })

  it('ends where the platform or staff have decided, and nowhere else', () => {
    const dead = states.filter((state) => happenings.every((happening) => next(state, happening) === null))
    expect(dead).toEqual(states.filter(over))
  })

  it('reaches a decision from every state', () => {
    const reaches = (from: State, seen = new Set<State>()): boolean =>
      over(from) ||
      (!seen.has(from) &&
        happenings.some((happening) => {
          const to = next(from, happening)
          return to !== null && reaches(to, new Set([...seen, from]))
        }))
    expect(states.filter((state) => !reaches(state))).toEqual([])
  })
})
