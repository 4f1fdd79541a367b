/** 一表申请: one group of fields per screen, prefilled from the card, the platform and earlier answers. */
import { assign } from 'xstate'
import type { Affair, FormGroup } from '../../model/affair.ts'
import { fillForm, type FilledField } from '../../draft/fields.ts'
import { enteredIds } from '../../entries/person-documents.ts'
import { amended, confirmedBy, stillTrue, without, type Context } from './context.ts'
import { rows } from './rows.ts'
import { arrive, family, goBack, goOn, shows, type Node } from './setup.ts'

/** Field id → what is wrong with its value, for one group. */
function problemsOf({ plan, draft }: Context, group: string): Readonly<Record<string, string>> {
  const filled = fillForm(plan, draft).find((one) => one.group.id === group)
  return Object.fromEntries(
    (filled?.fields ?? []).flatMap(({ field, problem }) => (problem === null ? [] : [[field.id, problem]])),
  )
}

const fieldOf = ({ plan, draft }: Context, group: string, field: string): FilledField | undefined =>
  fillForm(plan, draft)
    .find((one) => one.group.id === group)
    ?.fields.find((one) => one.field.id === field)

/** Problems are shown only when 继续 is touched, all at once; each is withdrawn as soon as its field is touched again. */
function formGroup({ id, fields }: FormGroup): Node {
  const known = new Set(fields.flatMap(enteredIds))
  return {
    ...shows('form', 'entering'),
    entry: arrive(`form.${id}`, id),
    on: {
      FILL: {
        guard: ({ event }) => known.has(event.field),
        actions: [
          assign(({ context, event }) => {
            const changed = amended(context, { values: { ...context.draft.values, [event.field]: event.value } })
            const left = problemsOf({ ...context, ...changed }, id)
            return { ...changed, problems: without(stillTrue(context.problems, left), event.field) }
          }),
          'save',
        ],
      },
      CONFIRM: {
        actions: [assign(({ context, event }) => confirmedBy(context, fieldOf(context, id, event.field))), 'save'],
      },
      CONTINUE: [
        { guard: ({ context }) => Object.keys(problemsOf(context, id)).length === 0, ...goOn },
        { actions: assign(({ context }) => ({ problems: problemsOf(context, id), failure: { code: 'incomplete' } })) },
      ],
      BACK: goBack,
    },
  }
}

export const form = (affair: Affair): Readonly<Record<string, Node>> =>
  family(
    'form',
    Object.fromEntries(
      affair.form.map((group) => [group.id, group.repeat === undefined ? formGroup(group) : rows(group, affair)]),
    ),
  )
