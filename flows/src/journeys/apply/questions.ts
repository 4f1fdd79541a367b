/** From the 办事指南 to the 一次告知: none of it needs to know who the citizen is. */
import { assign } from 'xstate'
import { failureOf } from '../port.ts'
import { assertEvent } from '../steps/assert-event.ts'
import type { Affair, Question } from '../../model/affair.ts'
import { amended } from './context.ts'
import { savedFirst } from './saved-first.ts'
import { arrive, family, goBack, goOn, onBug, shows, to, type Node } from './setup.ts'

/** 办事指南 in brief. */
export const guide: Node = {
  ...shows('guide', 'reading'),
  entry: arrive('guide'),
  on: { CONTINUE: goOn },
}

/** 情形问题, one per screen. An answer may be changed before 继续 and at any time afterwards. */
function question({ id, kind, options }: Question): Node {
  const valid = (chosen: readonly string[]): readonly string[] => {
    const known = options.map((option) => option.id).filter((option) => chosen.includes(option))
    return kind === 'single' ? known.slice(0, 1) : known
  }
  return {
    ...shows('question', 'entering'),
    entry: arrive(`question.${id}`, id),
    on: {
      ANSWER: {
        actions: [
          assign(({ context, event }) =>
            amended(context, { answers: { ...context.draft.answers, [id]: valid(event.options) } }),
          ),
          'save',
        ],
      },
      CONTINUE: goOn,
      BACK: goBack,
    },
  }
}

export const questions = (affair: Affair): Readonly<Record<string, Node>> =>
  family('question', Object.fromEntries(affair.questions.map((one) => [one.id, question(one)])))

/**
 * After an answer for which this service is not available here; says why and where to go. Back leads to that answer.
 */
const blocked: Node = {
  ...shows('blocked', 'reading'),
  entry: assign(({ context }) => ({ subject: context.plan.blocks[0]?.question ?? null })),
  on: {
    BACK: { target: to('walk'), actions: assign(({ context }) => ({ goal: `question.${context.subject}` })) },
  },
}

/** The state `blocked`, if some answer of the affair can lead to it. */
export const blockade = (affair: Affair): Readonly<Record<string, Node>> =>
  affair.questions.some((one) => one.options.some((option) => option.block !== undefined)) ? { blocked } : {}

/** 一次告知: what applies, from whom, how long it takes, what to bring. May be printed without identification. */
export const notice: Node = {
  ...shows('notice', 'reading'),
  entry: arrive('notice'),
  initial: 'resting',
  states: {
    resting: {
      on: {
        CHOOSE_ITEM: {
          actions: [
            assign(({ context, event }) =>
              amended(context, { choice: { ...context.draft.choice, [event.item]: event.wanted } }),
            ),
            'save',
          ],
        },
        PRINT: { target: 'printing', actions: 'forgive' },
        CONTINUE: goOn,
        BACK: goBack,
      },
    },
    /** Printing accepts no other touch. Afterwards, printed or not, the screen is as before. */
    printing: {
      meta: { idle: 'working' },
      invoke: {
        src: 'print',
        id: 'print',
        input: ({ context, event }) => {
          assertEvent(event, 'PRINT')
          return { port: savedFirst(context), job: { document: 'notice', on: event.on } }
        },
        onDone: {
          target: 'resting',
          actions: assign(({ context, event }) => ({
            failure: failureOf(event.output),
            printed: event.output.ok ? [...new Set([...context.printed, event.output.value])] : context.printed,
          })),
        },
        onError: onBug,
      },
    },
  },
}
