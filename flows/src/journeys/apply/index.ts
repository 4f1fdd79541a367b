/**
 * The `apply` chart of one 一件事, generated from its data: one state per question, form group and material, and the
 * screens that every service has. The draft is the source of truth: the transient state `walk` leads to the first step
 * the draft does not record as done, so a reload, a change and an ordinary 继续 take the same path. Snapshots are never
 * stored.
 */
import { assign, type SnapshotFrom } from 'xstate'
import type { Affair } from '../../model/affair.ts'
import type { District } from '../../model/district.ts'
import { rolesOf } from '../../draft/several.ts'
import * as after from './after.ts'
import { opened, type Ended, type Leaving, type Opened } from '../journey.ts'
import { outputOf } from '../steps/step.ts'
import { identifiedAs, initialContext, type ApplyInput } from './context.ts'
import { cosign } from './cosign.ts'
import { form } from './form.ts'
import { fetching, identify } from './identification.ts'
import { materials, overview, withPages } from './material.ts'
import { blockade, guide, notice, questions } from './questions.ts'
import { chart, to } from './setup.ts'
import * as submission from './submission.ts'
import { whom } from './whom.ts'

/** Every state that `walk` can lead to. */
function destinations(affair: Affair): readonly string[] {
  return [
    'guide',
    ...affair.questions.map(({ id }) => `question.${id}`),
    ...Object.keys(blockade(affair)),
    'notice',
    'identify',
    'fetching',
    ...rolesOf(affair).map((role) => `whom.${role}`),
    ...affair.form.map(({ id }) => `form.${id}`),
    'materials',
    ...affair.materials.filter(({ source }) => source !== 'form').map(({ id }) => `material.${id}`),
    'check',
    'read',
    'sign',
    ...Object.keys(cosign(affair)),
    ...Object.keys(submission.outcomes),
    ...Object.keys(after.appointment(affair)),
    'receipt',
    'explanation',
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
      saver: spawn('saver', { id: 'saver', input: { port: input.port } }),
    }),
    initial: 'start',
    output: outputOf<Ended>(),
    on: {
      CANCEL: [{ guard: 'handedIn', target: '.done' }, { target: '.cancelled' }],
      ATTENDANT: '.attendant',
      LANGUAGE: { actions: assign(({ event }) => ({ language: event.language })) },
      UPDATED: { actions: 'note' },
      identified: {
        actions: [assign(({ context, event }) => identifiedAs(context, event.identity, event.face)), 'save'],
      },
      pages: {
        actions: [assign(({ context, event }) => withPages(context, event.material, event.pages)), 'save'],
      },
      signing: {
        actions: assign(({ context: { draft }, event }) => ({
          draft: { ...draft, signatures: { ...draft.signatures, [event.signer]: event.signing } },
        })),
      },
      'save.failed': { actions: { type: 'fail', params: ({ event }) => event.failure } },
      '*': { actions: 'reportUnexpected' },
    },
    states: {
      start: {
        always: [
          { guard: 'stillHandingIn', target: 'submitting' },
          { target: 'walk', actions: 'lookOnward' },
        ],
      },
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
      fetching,
      ...whom(affair),
      ...form(affair),
      materials: overview,
      ...materials(affair),
      check: submission.check,
      read: submission.read,
      sign: submission.sign(affair),
      ...cosign(affair),
      submitting: submission.submitting,
      ...submission.outcomes,
      ...after.appointment(affair),
      receipt: after.receipt,
      explanation: after.explanation,
      delivery: after.delivery,
      evaluation: after.evaluation,
      attendant: after.attendant,
      done: { type: 'final', output: { ended: 'done' } },
      cancelled: { type: 'final', output: { ended: 'cancelled' } },
      givenOver: { type: 'final', output: { ended: 'attendant' } },
    },
  })
}

export type ApplyMachine = ReturnType<typeof createApplyMachine>

function leaving(snapshot: SnapshotFrom<ApplyMachine>): Leaving {
  const { submission, answers, identity } = snapshot.context.draft
  if (submission !== null) return submission.outcome === 'returned' ? 'toMend' : 'handedIn'
  if (snapshot.hasTag('sealed')) return 'sealed'
  if (snapshot.hasTag('handingIn')) return 'handingIn'
  return Object.keys(answers).length > 0 || identity !== null ? 'entries' : 'nothing'
}

export const openApply = (affair: Affair, district: District, input: ApplyInput): Opened =>
  opened({ machine: createApplyMachine(affair, district), input, affair, leaving })
