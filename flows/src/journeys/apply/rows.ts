/**
 * A form group that asks about several people or things: the list of them, one open row to fill in, and reading that
 * person's card. Each is a row of the draft; what a card says is kept by the daemon.
 */
import { assign } from 'xstate'
import type { Affair, FormGroup } from '../../model/affair.ts'
import type { Identity, Row } from '../../draft/draft.ts'
import { fillForm, rowsOf, type FilledGroup, type FilledRow } from '../../draft/fields.ts'
import { enteredIds } from '../../entries/person-documents.ts'
import { amended, confirmedBy, stillTrue, without, type Context } from './context.ts'
import { savedFirst } from './saved-first.ts'
import { arrive, goBack, goOn, onBug, shows, to, type Node } from './setup.ts'

const groupOf = ({ plan, draft }: Context, id: string): FilledGroup | undefined =>
  fillForm(plan, draft).find(({ group }) => group.id === id)
const openRow = (context: Context, id: string): FilledRow | undefined =>
  groupOf(context, id)?.rows.find((row) => row.id === context.row)

/** The context with these rows. */
const withRows = (context: Context, group: string, rows: readonly Row[]): Partial<Context> =>
  amended(context, { rows: { ...context.draft.rows, [group]: rows } })

/** The context with the open row changed. */
const withRow = (context: Context, group: string, change: (row: Row) => Row): Partial<Context> =>
  withRows(
    context,
    group,
    rowsOf(context.draft, group).map((row) => (row.id === context.row ? change(row) : row)),
  )

function added(context: Context, group: string): Partial<Context> {
  const lastRow = context.lastRow + 1
  const row: Row = { id: `r${lastRow}`, values: {} }
  return { ...withRows(context, group, [...rowsOf(context.draft, group), row]), row: row.id, lastRow, problems: {} }
}

/** The context without the open row. */
function removed(context: Context, group: string): Partial<Context> {
  const { [group]: read = {}, ...others } = context.draft.persons
  const { [context.row ?? '']: _, ...left } = read
  const changed = withRows(
    context,
    group,
    rowsOf(context.draft, group).filter(({ id }) => id !== context.row),
  )
  const draft = changed.draft ?? context.draft
  return { ...changed, draft: { ...draft, persons: { ...others, [group]: left } } }
}

/**
 * The context with the identity read from a card. It replaces “it is me”, because the card belongs to somebody else.
 */
function withPerson(context: Context, group: string, row: string, identity: Identity): Partial<Context> {
  const rows = rowsOf(context.draft, group).map((one) => (one.id === row ? { id: one.id, values: one.values } : one))
  const changed = amended(context, { rows: { ...context.draft.rows, [group]: rows } })
  const draft = changed.draft ?? context.draft
  const { persons } = draft
  return { ...changed, draft: { ...draft, persons: { ...persons, [group]: { ...persons[group], [row]: identity } } } }
}

/** Nothing entered and no card read: 添加 followed by 返回 leaves no empty row behind. */
const untouched = (context: Context, group: string): boolean => {
  const row = rowsOf(context.draft, group).find(({ id }) => id === context.row)
  return (
    row !== undefined &&
    row.self !== true &&
    Object.keys(row.values).length === 0 &&
    openRow(context, group)?.identity == null
  )
}

const problemsOf = (row: FilledRow | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (row?.fields ?? []).flatMap(({ field, problem }) => (problem === null ? [] : [[field.id, problem]])),
  )

export function rows({ id, title, party, fields, repeat }: FormGroup, affair: Affair): Node {
  const known = new Set(fields.flatMap(enteredIds))
  const described = affair.parties.find((one) => one.id === party)
  const list = to(`form.${id}.list`)
  const toList = { target: list, actions: 'forgive' } as const
  return {
    entry: arrive(`form.${id}`, id),
    initial: 'list',
    states: {
      list: {
        ...shows('rows', 'reading'),
        entry: assign({ row: null, problems: {} }),
        on: {
          ADD_ROW: {
            guard: ({ context }) => rowsOf(context.draft, id).length < (repeat?.max ?? 0),
            target: to(`form.${id}.open`),
            actions: [assign(({ context }) => added(context, id)), 'save'],
          },
          OPEN_ROW: {
            guard: ({ context, event }) => rowsOf(context.draft, id).some((row) => row.id === event.row),
            target: to(`form.${id}.open`),
            actions: assign(({ event }) => ({ row: event.row, problems: {}, failure: null })),
          },
          CONTINUE: [
            { guard: ({ context }) => groupOf(context, id)?.complete === true, ...goOn },
            { actions: { type: 'fail', params: { code: 'incomplete' } } },
          ],
          BACK: goBack,
        },
      },
      open: {
        ...shows('row', 'entering'),
        on: {
          FILL: {
            guard: ({ event }) => known.has(event.field),
            actions: [
              assign(({ context, event: { field, value } }) => {
                const changed = withRow(context, id, (row) => ({ ...row, values: { ...row.values, [field]: value } }))
                const left = problemsOf(openRow({ ...context, ...changed }, id))
                return { ...changed, problems: without(stillTrue(context.problems, left), field) }
              }),
              'save',
            ],
          },
          CONFIRM: {
            actions: [
              assign(({ context, event }) =>
                confirmedBy(
                  context,
                  openRow(context, id)?.fields.find(({ field }) => field.id === event.field),
                ),
              ),
              'save',
            ],
          },
          SELF: {
            guard: ({ context }) => described?.kind === 'person' && context.draft.identity !== null,
            actions: [assign(({ context }) => withRow(context, id, (row) => ({ ...row, self: true }))), 'save'],
          },
          LAY_CARD: {
            guard: () => described?.identified.includes('card') === true,
            target: to(`form.${id}.card`),
          },
          REMOVE_ROW: {
            target: list,
            actions: [assign(({ context }) => removed(context, id)), 'save'],
          },
          CONTINUE: [
            { guard: ({ context }) => openRow(context, id)?.complete === true, ...toList },
            {
              actions: assign(({ context }) => ({
                problems: problemsOf(openRow(context, id)),
                failure: { code: 'incomplete' },
              })),
            },
          ],
          BACK: [
            {
              guard: ({ context }) => untouched(context, id),
              target: list,
              actions: [assign(({ context }) => removed(context, id)), 'save'],
            },
            toList,
          ],
        },
      },
      card: {
        on: {
          person: {
            actions: [
              assign(({ context, event }) => withPerson(context, event.group, event.row, event.identity)),
              'save',
            ],
          },
        },
        invoke: {
          src: 'furtherCard',
          id: 'step',
          input: ({ context, self }) => ({
            port: savedFirst(context),
            journey: self,
            delays: context.delays,
            group: id,
            row: context.row ?? '',
            party: described?.name ?? title,
          }),
          onDone: [
            { guard: ({ event }) => event.output.left === 'broken', target: to('attendant') },
            { target: to(`form.${id}.open`), actions: assign({ problems: {}, failure: null }) },
          ],
          onError: onBug,
        },
      },
    },
  }
}
