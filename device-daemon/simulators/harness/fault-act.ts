/** The act that arms and clears faults, the same in every simulator. */
import type { Act } from './control.ts'
import { faultKinds, type Fault, type Faults } from './faults.ts'
import { flag, needed, number, oneOf, text, type Input } from './input.ts'

export function faultAct(faults: Faults): Act {
  return {
    help: 'Spoils coming replies: {kind, reply?: name, times?, probability?, delayMs?}; {clear:true} ends it.',
    do(input) {
      if (flag(input, 'clear') === true) return faults.clear()
      faults.arm(readFault(input))
      return faults.armed()
    },
  }
}

function readFault(input: Input): Fault {
  const given = {
    reply: text(input, 'reply'),
    times: number(input, 'times'),
    probability: number(input, 'probability'),
    delayMs: number(input, 'delayMs'),
  }
  return {
    kind: needed(oneOf(input, 'kind', faultKinds), 'kind'),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  }
}
