/**
 * After handing in: receipt, delivery of the results, 好差评. None of it can undo the application, so each may be skipped.
 */
import { assign } from 'xstate'
import type { FieldType } from '../../affair.ts'
import { noTelephone } from '../../entries.ts'
import { fillForm } from '../../fields.ts'
import type { Receiver } from '../screens.ts'
import type { Context } from './context.ts'
import { savedFirst } from './saved-first.ts'
import { aborted, arrive, goOn, onBug, shows, to, walkOn, type Node } from './setup.ts'

/** Returned to be mended while the citizen is already further: that comes before anything else. Other news is noted. */
const unlessReturned: NonNullable<Node['on']> = {
  UPDATED: [
    {
      guard: ({ event }) => event.submission.outcome === 'returned',
      target: to('walk'),
      actions: ['note', 'lookOnward'],
    },
    { actions: 'note' },
  ],
}

export const receipt: Node = {
  entry: arrive('receipt'),
  on: unlessReturned,
  invoke: {
    src: 'receipt',
    id: 'step',
    input: ({ context, self }) => {
      const { submission } = context.draft
      const number = submission?.outcome === 'accepted' ? submission.caseNumber : submission?.applicationId
      return { port: savedFirst(context), journey: self, number: number ?? '' }
    },
    onDone: [...aborted, goOn],
    onError: onBug,
  },
}

/** The applicant, with the first telephone number and the first address found in the form. */
function knownReceiver({ plan, draft }: Pick<Context, 'plan' | 'draft'>): Receiver {
  const fields = fillForm(plan, draft).flatMap((group) => group.fields)
  const first = (type: FieldType): string => {
    const value = fields.find((one) => one.field.type === type && one.problem === null)?.value
    return typeof value === 'string' && value !== noTelephone ? value : ''
  }
  return {
    receiver: draft.identity?.name ?? '',
    mobile: first('mobile') || first('telephone'),
    address: first('address') || (draft.identity?.address ?? ''),
  }
}

export const delivery: Node = {
  entry: arrive('delivery'),
  on: unlessReturned,
  invoke: {
    src: 'deliver',
    id: 'step',
    input: ({ context, self }) => ({
      port: context.port,
      journey: self,
      modes: context.affair.delivery,
      at: context.district.hall.name,
      receiver: knownReceiver(context),
    }),
    onDone: [
      ...aborted,
      {
        target: to('walk'),
        actions: [
          assign(({ context, event: { output } }) =>
            output.left === 'chosen' ? { draft: { ...context.draft, delivery: output.delivery } } : {},
          ),
          'lookOnward',
        ],
      },
    ],
    onError: onBug,
  },
}

export const evaluation: Node = {
  entry: arrive('evaluation'),
  on: unlessReturned,
  invoke: {
    src: 'evaluate',
    id: 'step',
    input: ({ context, self }) => ({ port: context.port, journey: self }),
    onDone: [
      ...aborted,
      {
        guard: ({ event }) => event.output.left === 'given',
        target: to('walk'),
        actions: [assign(({ context }) => ({ draft: { ...context.draft, evaluated: true } })), 'lookOnward'],
      },
      goOn,
    ],
    onError: onBug,
  },
}

/** A member of staff is called. Once they have helped, the journey continues at the step that the draft implies. */
export const attendant: Node = {
  ...shows('attendant', 'reading'),
  on: { RETRY: walkOn, BACK: walkOn, CONTINUE: to('givenOver') },
}
