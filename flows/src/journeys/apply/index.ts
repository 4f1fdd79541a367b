/**
 * The `apply` chart of one 一件事, generated from its data: one state per question, form group and material, and the
 * screens every service has. The draft is the truth: the transient state `walk` leads to the first step that the
 * draft does not say is done, so a reload, a change and an ordinary 继续 all go the same way. Snapshots are never
 * stored.
 */
import { assign } from 'xstate'
import type { Affair } from '../../affair.ts'
import type { District } from '../../district.ts'
import * as after from './after.ts'
import { initialContext } from './context.ts'
import { form } from './form.ts'
import { face, fetching, identify, qrSignIn } from './identification.ts'
import { materials, overview } from './material.ts'
import { blockade, guide, notice, questions } from './questions.ts'
import { chart, to } from './setup.ts'
import * as submission from './submission.ts'
import { outcomeStates } from './way.ts'

/** Every state `walk` can lead to. */
function destinations(affair: Affair): readonly string[] {
  return [
    'guide',
    ...affair.questions.map(({ id }) => `question.${id}`),
    ...Object.keys(blockade(affair)),
    'notice',
    'identify',
    'face',
    'fetching',
    ...affair.form.map(({ id }) => `form.${id}`),
    'materials',
    ...affair.materials.filter(({ source }) => source !== 'form').map(({ id }) => `material.${id}`),
    'check',
    'read',
    'sign',
    ...outcomeStates,
    'receipt',
    'delivery',
    'evaluation',
    'done',
  ]
}

export function createApplyMachine(affair: Affair, district: District) {
  return chart.createMachine({
    id: 'apply',
    context: ({ input, spawn }) => ({
      ...initialContext(affair, district, input),
      saver: spawn('saver', { id: 'saver', input: { services: input.services } }),
    }),
    initial: 'start',
    output: ({ event }) =>
      (event as unknown as { readonly output: { readonly outcome: 'done' | 'cancelled' | 'attendant' } }).output,
    on: {
      CANCEL: [{ guard: 'handedIn', target: '.done' }, { target: '.cancelled' }],
      ATTENDANT: '.attendant',
      LANGUAGE: { actions: assign(({ event }) => ({ language: event.language })) },
      UPDATED: {
        actions: assign(({ context, event }) =>
          context.draft.submission === null ? {} : { draft: { ...context.draft, submission: event.submission } },
        ),
      },
      'save.failed': { actions: { type: 'fail', params: ({ event }) => event.failure } },
      '*': { actions: 'reportUnexpected' },
    },
    states: {
      start: { always: { target: 'walk', actions: 'lookOnward' } },
      walk: {
        always: destinations(affair).map((state) => ({
          guard: { type: 'leadsTo' as const, params: state },
          target: to(state),
        })),
      },
      guide,
      ...questions(affair),
      ...blockade(affair),
      notice,
      identify,
      qrSignIn,
      face,
      fetching,
      ...form(affair),
      materials: overview,
      ...materials(affair),
      check: submission.check,
      read: submission.read,
      sign: submission.sign,
      submitting: submission.submitting,
      accepted: submission.accepted,
      queued: submission.queued,
      returned: submission.returned,
      refused: submission.refused,
      unknownOutcome: submission.unknownOutcome,
      receipt: after.receipt,
      delivery: after.delivery(affair),
      evaluation: after.evaluation,
      attendant: after.attendant,
      done: { type: 'final', output: { outcome: 'done' } },
      cancelled: { type: 'final', output: { outcome: 'cancelled' } },
      givenOver: { type: 'final', output: { outcome: 'attendant' } },
    },
  })
}

export type ApplyMachine = ReturnType<typeof createApplyMachine>
export type { ApplyInput, ApplyOutput } from './context.ts'
