/**
 * Identifies the citizen: by ID card, with the face compared to it; by 扫码登录, for those whose card does not work or who
 * do not want their face compared; or by a receipt and a proof that only its owner can give. The journey says which are
 * accepted.
 */
import { card } from './card.ts'
import { face } from './face.ts'
import { phone } from './phone.ts'
import { receipt } from './receipt.ts'
import { chart, output, shows, to, useAny } from './setup.ts'
import { back, broken } from '../step.ts'

export const identify = chart.createMachine({
  id: 'identify',
  context: ({ input }) => ({
    ...input,
    failure: null,
    cardStage: null,
    cardText: null,
    qr: null,
    camera: null,
    entered: '',
  }),
  initial: 'start',
  output,
  on: { '*': { actions: 'reportUnexpected' } },
  states: {
    start: {
      always: [
        { guard: 'known', target: 'face' },
        { guard: 'choosing', target: 'ways' },
        { guard: 'byCard', target: 'card' },
        { target: 'phone' },
      ],
    },
    /** The choice of ways, if there are more than two. */
    ways: { ...shows('ways', 'reading'), on: { USE: useAny, BACK: to('back') } },
    card,
    phone,
    face,
    receipt,
    identified: {
      type: 'final',
      output: ({ context }) => ({ left: 'identified', identity: context.identity, face: context.face }),
    },
    proven: { type: 'final', output: { left: 'proven' } },
    back,
    broken,
  },
})
export type { IdentifyInput, IdentifyOutput } from './setup.ts'
