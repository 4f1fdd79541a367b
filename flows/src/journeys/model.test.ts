/**
 * Walks the charts of every service of the catalogue: every answer to its end and, from every kind of situation on the
 * way, every touch and every outcome of every device, platform and printer. Transitions never taken are listed.
 */
import { describe, expect, test } from 'vitest'
import type { AnyActorRef } from 'xstate'
import type { Affair } from '../model/affair.ts'
import { fillForm, rowsOf } from '../draft/fields.ts'
import { plan } from '../plan/plan.ts'
import { signingOf } from '../draft/signers.ts'
import { applicantSigned, isIdentified, nextAfter, nextCosigner } from '../draft/turns.ts'
import { createApplyMachine } from './apply/index.ts'
import { onward } from './apply/route.ts'
import { idleOf, screenOf, type Seen } from './selectors.ts'
import { applyInput, forward, variants, type Snapshot } from './testing/apply-world.ts'
import { affairs, hualong } from './testing/catalogue.ts'
import { Explorer, lineage, restingStates } from './testing/explorer.ts'

type Answers = Readonly<Record<string, readonly string[]>>
/**
 * How somebody goes through a service: their answers, an item they leave out, and whether the platform has their data
 * (0: all of it, 1: none).
 */
interface Citizen {
  readonly answers: Answers
  readonly without?: string
  readonly fetch?: number
}
/** Each walk takes seconds, and longer on a busy machine. */
const patience = 120_000

const explore = (affair: Affair) => new Explorer(createApplyMachine(affair, hualong), applyInput(affair))
type Walker = ReturnType<typeof explore>

/** Every way to answer the questions; each question is asked only where it applies. */
function* allAnswers(affair: Affair, answers: Answers = {}): Generator<Answers> {
  const now = plan(affair, hualong, { answers, choice: {} })
  const open = now.questions.find((question) => now.answers[question.id] === undefined)
  if (open === undefined || now.blocks.length > 0) yield answers
  else for (const option of open.options) yield* allAnswers(affair, { ...answers, [open.id]: [option.id] })
}

/**
 * The same through the chart, to where nothing is left to ask or an answer blocks. What follows depends on the answers
 * by what they ask for only: 2,820 ways to answer 扶残助困 want 299 different things.
 */
function* everyAnswer(
  walker: Walker,
  from: Snapshot,
  answers: Answers = {},
): Generator<{ readonly snapshot: Snapshot; readonly answers: Answers }> {
  let here = from
  for (let steps = 0; ; steps += 1) {
    if (steps > 300) throw new Error(`no end of questions at ${JSON.stringify(here.value)}`)
    const { plan: now, subject } = here.context
    const asked = screenOf(here) === 'question' ? now.questions.find(({ id }) => id === subject) : undefined
    if (asked !== undefined && answers[asked.id] === undefined) {
      for (const { id } of asked.options) yield* everyAnswer(walker, here, { ...answers, [asked.id]: [id] })
      return
    }
    if (asked === undefined && (now.answered || now.blocks.length > 0)) {
      yield { snapshot: here, answers }
      return
    }
    here = walker.next(
      here,
      forward(here, (question) => answers[question] ?? []),
    )
  }
}

/**
 * Every option once and every item left out once, with the other questions answered by their last option (the one that
 * requires most).
 */
function* various(affair: Affair): Generator<Citizen> {
  const most = Object.fromEntries(
    affair.questions.map(({ id, options }) => [
      id,
      [options.findLast((option) => option.block === undefined)?.id ?? ''],
    ]),
  )
  for (const fetch of [0, 1]) {
    for (const { id, options } of affair.questions)
      for (const option of options) yield { answers: { ...most, [id]: [option.id] }, fetch }
    const least = Object.fromEntries(affair.questions.map(({ id, options }) => [id, [options[0]?.id ?? '']]))
    for (const { id } of affair.items) for (const answers of [most, least]) yield { answers, without: id, fetch }
  }
}

/**
 * Of what an item of the affair may issue, who has to bring it all the same: with these answers, or with an issuing
 * item left out. null: nobody ever does.
 */
function issued(affair: Affair): ReadonlyMap<string, Citizen | null> {
  const results = affair.materials.filter(({ source, producedBy }) => source !== 'form' && producedBy !== undefined)
  const found = new Map<string, Citizen | null>(results.map(({ id }) => [id, null]))
  const issuing = new Set(results.flatMap(({ producedBy }) => producedBy ?? []))
  if (found.size === 0) return found
  for (const answers of allAnswers(affair)) {
    const open = new Set([...found].flatMap(([id, citizen]) => (citizen === null ? [id] : [])))
    if (open.size === 0) break
    for (const without of [undefined, ...issuing]) {
      const now = plan(affair, hualong, { answers, choice: without === undefined ? {} : { [without]: false } })
      if (now.blocks.length > 0) break
      for (const { material, producedBy } of now.materials)
        if (producedBy === undefined && open.has(material.id))
          found.set(material.id, { answers, ...(without !== undefined && { without }) })
    }
  }
  return found
}

/** Goes on to the end as somebody for whom everything works; `way` holds the situations passed. */
function toTheEnd(
  walker: Walker,
  from: Snapshot,
  { answers, without, fetch }: Citizen,
): { readonly way: readonly Snapshot[]; readonly outcome: string } {
  const way: Snapshot[] = []
  let snapshot = from
  while (snapshot.status === 'active') {
    way.push(snapshot)
    if (way.length > 300) throw new Error(`no end in sight at ${JSON.stringify(snapshot.value)}`)
    // The only item is not left out: there would be nothing to go on with.
    const wanted = snapshot.context.plan.items.filter(({ selected }) => selected)
    const leaveOut =
      screenOf(snapshot) === 'notice' &&
      wanted.length > 1 &&
      wanted.some(({ item, locked }) => item.id === without && locked === undefined)
    const event = leaveOut
      ? { type: 'CHOOSE_ITEM', item: without, wanted: false }
      : forward(snapshot, (question) => answers[question] ?? [], fetch)
    snapshot = walker.next(snapshot, event)
  }
  return { way, outcome: snapshot.output?.ended ?? 'none' }
}

/**
 * Two situations of one kind offer the same touches with the same possible results, so only one of them is explored.
 * They share the state, the next step, and what the state's own guards look at.
 */
function kindOf({ value, context }: Snapshot): string {
  const { draft, plan: now, subject, sealed } = context
  const state = JSON.stringify(value)
  const material = draft.materials[subject ?? '']
  const local = state.startsWith('{"material"')
    ? [material?.status]
    : state === '"identify"'
      ? [draft.identity !== null]
      : state === '"sign"'
        ? [applicantSigned(draft), nextAfter(now, draft, 'applicant') === null]
        : state.startsWith('{"cosign"')
          ? [
              isIdentified(draft, subject ?? ''),
              signingOf(draft, subject ?? '')?.by,
              nextCosigner(now, draft)?.id,
              nextAfter(now, draft, subject ?? '')?.role === null,
            ]
          : state.startsWith('{"submitting"')
            ? [sealed !== null]
            : state.startsWith('{"question"')
              ? [now.answers[subject ?? ''] !== undefined]
              : state.startsWith('{"whom"')
                ? [draft.several.find(({ role }) => role === subject)?.meant]
                : state.startsWith('{"form"')
                  ? rowsKind(context)
                  : []
  return JSON.stringify([state, onward(context), draft.submission?.outcome, ...local])
}

/** For a repeating group: the completeness of the group and of its open row, as far as guards look at it. */
function rowsKind({ plan: now, draft, subject, row }: Snapshot['context']): readonly unknown[] {
  const filled = fillForm(now, draft).find(({ group }) => group.id === subject)
  if (filled?.group.repeat === undefined) return []
  const open = filled.rows.find(({ id }) => id === row)
  const typed = rowsOf(draft, filled.group.id).find(({ id }) => id === row)
  return [
    filled.complete,
    filled.rows.length < filled.group.repeat.max,
    open?.complete,
    Object.keys(typed?.values ?? {}).length > 0,
    open?.identity !== null,
  ]
}

/** The situation itself, and the step that has the screen, if any. */
const shownBy = (snapshot: Snapshot): readonly Seen[] => {
  const step: AnyActorRef | undefined = snapshot.children['step']
  return [snapshot, ...(step === undefined ? [] : [step.getSnapshot() as Seen])]
}

function explored(affair: Affair) {
  const walker = explore(affair)
  const seen = new Map<string, { readonly snapshot: Snapshot; readonly citizen: Citizen }>()
  const open: { readonly snapshot: Snapshot; readonly citizen: Citizen }[] = []
  const meet = (snapshot: Snapshot, citizen: Citizen): void => {
    const kind = kindOf(snapshot)
    if (snapshot.status !== 'active' || seen.has(kind)) return
    seen.set(kind, { snapshot, citizen })
    open.push({ snapshot, citizen })
  }
  let steps = 0
  const drain = (): void => {
    for (let here = open.pop(); here !== undefined; here = open.pop()) {
      for (const type of walker.heard(here.snapshot)) {
        for (const event of variants(here.snapshot, type)) {
          steps += 1
          meet(walker.next(here.snapshot, event), here.citizen)
        }
      }
    }
  }
  const results = issued(affair)
  const further = [...results.values()].flatMap((citizen) =>
    citizen === null ? [] : [0, 1].map((fetch) => ({ ...citizen, fetch })),
  )
  for (const citizen of [...various(affair), ...further]) {
    for (const snapshot of toTheEnd(walker, walker.start(), citizen).way) meet(snapshot, citizen)
    drain()
  }
  const halfSigned = [...seen.values()].some(({ snapshot: { context } }) => {
    const { draft, plan: now } = context
    const signer = nextCosigner(now, draft)
    return signer !== undefined && signingOf(draft, signer.id)?.by === 'paper'
  })
  const never = [
    // Nobody who is walked has several papers to sign.
    ...(halfSigned ? [] : ['cosign.arriving --  --> apply.cosign.photographing']),
    ...[...results].flatMap(([id, citizen]) => (citizen === null ? [`material.${id}`] : [])),
    // Nothing is lacking where nothing is required; what is typed wrongly is tried in fields.test.ts.
    ...affair.form
      .filter(({ repeat, fields }) => repeat === undefined && fields.every(({ required }) => !required))
      .map(({ id }) => `form.${id} -- CONTINUE --> itself`),
  ]
  return { walker, situations: [...seen.values()], steps, never }
}

describe.each(affairs)('$id', (affair) => {
  test('every resting state shows exactly one screen and has an idle policy, or leaves that to the step it invokes', () => {
    for (const node of restingStates(explore(affair).machine)) {
      const line = lineage(node)
      if (line.some((one) => one.invoke.some(({ id }) => id === 'step'))) continue
      expect(
        line.flatMap((one) => one.tags).filter((tag) => tag.startsWith('screen:')),
        node.id,
      ).toHaveLength(1)
      expect(
        line.some((one) => (one.meta as { idle?: string } | undefined)?.idle !== undefined),
        node.id,
      ).toBe(true)
    }
  })

  test('there is a state for every question, form group and material, and no other', () => {
    const { states } = explore(affair).machine.root
    expect(Object.keys(states['question']?.states ?? {})).toEqual(affair.questions.map(({ id }) => id))
    expect(Object.keys(states['form']?.states ?? {})).toEqual(affair.form.map(({ id }) => id))
    expect(Object.keys(states['material']?.states ?? {})).toEqual(
      affair.materials.filter(({ source }) => source !== 'form').map(({ id }) => id),
    )
  })

  test(
    'every way to answer leads to done, or to a person where an answer blocks',
    () => {
      const walker = explore(affair)
      const walked = new Set<string>()
      for (const { snapshot, answers } of everyAnswer(walker, walker.start())) {
        const { plan: now, draft } = snapshot.context
        const wanted = { ...now, answers: null, questions: null, hints: null }
        const rest = JSON.stringify([wanted, fillForm(now, draft)])
        if (walked.has(rest)) continue
        walked.add(rest)
        expect(toTheEnd(walker, snapshot, { answers }).outcome, JSON.stringify(answers)).toBe(
          now.blocks.length > 0 ? 'attendant' : 'done',
        )
      }
      expect(walked.size).toBeGreaterThan(0)
    },
    patience,
  )

  describe('explored', () => {
    const { walker, situations, steps, never } = explored(affair)

    test('resumed in the middle of handing in: it goes on', () => {
      const signed = situations.find(
        ({ snapshot: { context } }) => applicantSigned(context.draft) && context.sealed === null,
      )
      if (signed === undefined) throw new Error('nobody signs')
      const { draft } = signed.snapshot.context
      const resumed = walker.start({ ...applyInput(affair, { ...draft, submission: null }), handingIn: true })
      expect(screenOf(resumed)).toBe('submitting')
    })

    test('every transition of the chart is taken, but those of situations that no citizen comes into', () => {
      const about = (transition: string) => never.some((one) => `${transition} `.includes(`.${one} `))
      expect(walker.untaken().filter((one) => !about(one))).toEqual([])
      expect(walker.all().length).toBeGreaterThan(affair.questions.length + affair.form.length)
      expect(steps).toBeGreaterThan(walker.all().length)
    })

    test('no situation is without a screen, and every one of them can be left', () => {
      for (const { snapshot } of situations) {
        const where = JSON.stringify(snapshot.value)
        const chain = shownBy(snapshot)
        expect(
          chain.filter((one) => screenOf(one) !== null),
          where,
        ).toHaveLength(1)
        expect(idleOf(chain), where).not.toBe('attract')
        const left = walker.next(snapshot, { type: 'CANCEL' })
        expect(left.status, where).toBe('done')
        const submission = snapshot.context.draft.submission
        expect(left.output, where).toEqual({
          ended: submission === null || submission.outcome === 'returned' ? 'cancelled' : 'done',
        })
      }
    })

    test(
      'from every situation the citizen still gets to an end when everything works again',
      () => {
        for (const { snapshot, citizen } of situations) {
          const { outcome } = toTheEnd(walker, snapshot, { answers: citizen.answers })
          expect(['done', 'attendant'], JSON.stringify(snapshot.value)).toContain(outcome)
        }
      },
      patience,
    )
  })
})
