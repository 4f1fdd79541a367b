/**
 * After handing in: 预约, receipt, delivery of the results, 好差评. None of it can undo the application, so each may be
 * skipped.
 */
import { assign, sendTo } from 'xstate'
import type { Affair, FieldType } from '../../model/affair.ts'
import { byAppointment } from '../../appointment/by-appointment.ts'
import { noTelephone } from '../../entries/entries.ts'
import { shortNumber } from '../../entries/short-number.ts'
import { fillForm } from '../../draft/fields.ts'
import type { JourneyEvent } from '../events.ts'
import type { Receiver } from '../screens.ts'
import type { Accepted } from '../steps/appoint.ts'
import type { Context } from './context.ts'
import { savedFirst } from './saved-first.ts'
import { aborted, arrive, goOn, onBug, shows, to, walkOn, type Node } from './setup.ts'

/** The number under which the application is known, as far as a person must write it down. */
function numberOf({ draft: { submission } }: Context): string {
  if (submission === null) return ''
  return 'caseNumber' in submission ? submission.caseNumber : shortNumber(submission.applicationId)
}

/** Returned to be mended, or refused, while the citizen is already further: that comes before anything else. */
const sentBack = (['returned', 'refused'] as const).map((outcome) => ({
  guard: ({ event }: { readonly event: Extract<JourneyEvent, { type: 'UPDATED' }> }) =>
    event.submission.outcome === outcome,
  target: to(outcome),
  actions: 'note' as const,
}))
const unlessSentBack: NonNullable<Node['on']> = { UPDATED: [...sentBack, { actions: 'note' }] }

export const receipt: Node = {
  entry: arrive('receipt'),
  on: unlessSentBack,
  invoke: {
    src: 'receipt',
    id: 'step',
    input: ({ context, self }) => ({
      port: savedFirst(context),
      journey: self,
      document: 'receipt',
      number: numberOf(context),
    }),
    onDone: [...aborted, goOn],
    onError: onBug,
  },
}

/** On paper, why it was refused; or what is to be mended, for who does not do it now. */
export const explanation: Node = {
  entry: arrive('explanation'),
  invoke: {
    src: 'receipt',
    id: 'step',
    input: ({ context, self }) => ({
      port: savedFirst(context),
      journey: self,
      document: 'explanation',
      number: numberOf(context),
    }),
    onDone: [...aborted, { guard: ({ context }) => context.draft.submission?.outcome === 'returned', ...walkOn }, goOn],
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

/**
 * 预约 of what ends in person; only a service that has such an item has this place. Before the receipt, which says the
 * time.
 */
export const appointment = ({ items }: Affair): Readonly<Record<string, Node>> =>
  items.some(({ atTerminal }) => atTerminal === 'appointment') ? { appointment: agreed } : {}

const agreed: Node = {
  entry: arrive('appointment'),
  on: {
    UPDATED: [
      ...sentBack,
      {
        guard: ({ event }) => event.submission.outcome === 'accepted',
        actions: ['note', sendTo('step', { type: 'accepted' } satisfies Accepted)],
      },
      { actions: 'note' },
    ],
  },
  invoke: {
    src: 'appoint',
    id: 'step',
    input: ({ context, self }) => ({
      port: savedFirst(context),
      journey: self,
      items: byAppointment(context.plan),
    }),
    onDone: [...aborted, goOn],
    onError: onBug,
  },
}

export const delivery: Node = {
  entry: arrive('delivery'),
  on: unlessSentBack,
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
  on: unlessSentBack,
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
