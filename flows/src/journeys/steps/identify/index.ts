/**
 * Who is there: by the card, with the face compared to it; by 扫码登录, for whom the card does not work or who will not
 * show a face; by a receipt and something only its owner knows. What is accepted is the journey's to say.
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
    /** The choice between the ways, where there are many. */
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
