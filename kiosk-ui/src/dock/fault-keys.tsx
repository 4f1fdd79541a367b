import { Key } from './parts.tsx'
import type { Fault } from './standing.ts'
import { press } from './world.ts'
import { say } from './words.ts'

/** The faults that the next action of a simulator may have, those already armed, and a key to clear them. */
export function FaultKeys({
  simulator,
  label,
  kinds,
  of,
  armed,
  sayOf,
}: {
  readonly simulator: string
  /** Names the next action. */
  readonly label: string
  readonly kinds: readonly string[]
  /** The same for the simulator. */
  readonly of: { readonly reply: string } | { readonly operation: string }
  readonly armed: readonly Fault[]
  /** Translates a kind of fault. */
  readonly sayOf: (kind: string) => string
}) {
  return (
    <>
      <div class="switch">
        <span class="switch-label">{label}</span>
        <span class="keys">
          {kinds.map((kind) => (
            <Key key={kind} onPress={() => void press(simulator, 'fault', { kind, ...of, times: 1 })}>
              {sayOf(kind)}
            </Key>
          ))}
        </span>
      </div>
      {armed.length > 0 && (
        <p class="armed">
          {say('armed')}：{armed.map(({ kind }) => sayOf(kind)).join('、')}
          <Key onPress={() => void press(simulator, 'fault', { clear: true })}>{say('clearFaults')}</Key>
        </p>
      )}
    </>
  )
}
