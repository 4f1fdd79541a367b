/** The act that arms and clears faults, the same for every simulator. */
import type { Act } from './control.ts'
import type { Fault, FaultKind, Faults } from './faults.ts'

export function faultAct(faults: Faults): Act {
  return {
    help: 'Spoils coming replies: {kind, reply?: name, times?, probability?, delayMs?}; {clear:true} ends it.',
    do(input) {
      if (input['clear'] === true) return faults.clear()
      faults.arm(readFault(input))
      return faults.armed()
    },
  }
}

function readFault(input: Readonly<Record<string, unknown>>): Fault {
  if (typeof input['kind'] !== 'string') throw new Error('a fault has a kind')
  const number = (key: string) => (typeof input[key] === 'number' ? { [key]: input[key] } : {})
  const reply = typeof input['reply'] === 'string' ? { reply: input['reply'] } : {}
  return {
    kind: input['kind'] as FaultKind,
    ...reply,
    ...number('times'),
    ...number('probability'),
    ...number('delayMs'),
  }
}
