/**
 * The terminal, whoever is in front of it. Three regions run in parallel: where the citizen is (`place`), whether
 * somebody is still there (`attention`), and what covers the screen (`overlay`).
 */
import { defaultDelays } from './delays.ts'
import { attention } from './terminal/attention.ts'
import { overlay } from './terminal/overlay.ts'
import { place } from './terminal/place.ts'
import { chart } from './terminal/setup.ts'

export const terminalMachine = chart.createMachine({
  id: 'terminal',
  type: 'parallel',
  context: ({ input }) => ({
    port: input.port,
    delays: { ...defaultDelays, ...input.delays },
    catalogue: null,
    textSize: 'standard',
    language: 'zh',
    failure: null,
    outOfServiceBecause: null,
    journey: null,
    open: null,
    idleSecondsLeft: null,
    endedBecause: null,
    wiped: false,
    connected: false,
    interrupted: null,
    begunAt: '',
    unconcluded: null,
    received: null,
    shelf: null,
    wanted: null,
    opened: null,
    policy: 'attract',
  }),
  on: { '*': { actions: 'reportUnexpected' } },
  states: { place, attention, overlay },
})

export type TerminalMachine = typeof terminalMachine
export type { TerminalInput } from './terminal/setup.ts'
export { leavingNow } from './terminal/setup.ts'
