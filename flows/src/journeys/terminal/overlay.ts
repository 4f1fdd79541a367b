/** What covers the screen: help, or the question whether to leave, asked only if something would be lost. */
import type { Node } from './setup.ts'

const leave = { guard: 'something', target: 'leaving' } as const

export const overlay: Node = {
  initial: 'none',
  states: {
    none: { on: { HELP: 'help', LEAVE: leave, CLOSE_OVERLAY: {} } },
    help: { on: { HELP: 'none', LEAVE: leave, CLOSE_OVERLAY: 'none' } },
    leaving: { on: { LEAVE_CONFIRMED: 'none', CLOSE_OVERLAY: 'none' } },
  },
}
