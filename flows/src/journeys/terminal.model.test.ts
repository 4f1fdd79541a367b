/** Explores the terminal's chart: from every kind of situation every touch, every outcome, every delay. */
import type { AnyActorRef, SnapshotFrom } from 'xstate'
import { expect, test } from 'vitest'
import { emptyDraft } from '../draft/draft.ts'
import { openApply } from './apply/index.ts'
import { signedByApplicant } from './testing/samples.ts'
import { openProgress } from './progress/index.ts'
import { idleOf, screenOf, type Seen } from './selectors.ts'
import type { Catalogue, Result } from './port.ts'
import { leavingNow, terminalMachine, type TerminalMachine } from './terminal.ts'
import { applyInput, submissions, untouchable } from './testing/apply-world.ts'
import { afterDeath, hualong } from './testing/catalogue.ts'
import { Explorer, type AnyEvent, lineage, restingStates } from './testing/explorer.ts'

type Snapshot = SnapshotFrom<TerminalMachine>

const catalogue: Catalogue = {
  district: hualong,
  affairs: [
    {
      id: afterDeath.id,
      name: afterDeath.name,
      summary: afterDeath.summary,
      stage: afterDeath.stage,
      audience: afterDeath.audience,
      available: true,
    },
    {
      id: 'broken',
      name: afterDeath.name,
      summary: afterDeath.summary,
      stage: afterDeath.stage,
      audience: afterDeath.audience,
      available: false,
      reason: 'deviceAbsent',
    },
  ],
  progress: { available: true },
  takesNotices: true,
  platform: 'online',
  forStaff: { applications: 0, services: [], bundle: null, clock: 'right' },
}
const ok = <T>(value: T): Result<T> => ({ ok: true, value })
const failed: Result<never> = { ok: false, failure: { code: 'internalError' } }
const unknown: Result<never> = { ok: false, failure: { code: 'unknownAffair' } }
const draft = emptyDraft(afterDeath)
const applying = (change: Partial<typeof draft>, handingIn = false) =>
  openApply(afterDeath, hualong, { ...applyInput(afterDeath, { ...draft, ...change }), handingIn })
const fresh = applying({})
const answered = applying({ answers: { rel: ['child'] } })
const handingIn = applying({ signatures: signedByApplicant }, true)
const handedIn = applying({ submission: submissions[0] ?? null })
const asking = openProgress({ ...applyInput(afterDeath), district: hualong, owner: null })
const resumed = (opened: typeof fresh | null, left: 'received' | 'refused' | null = null, received = left) =>
  ok({ opened, unconcluded: left, received })

/** Of an end: confirmed or not, and what is known of an application that remains. */
const ends = [true, false].flatMap((wiped) => [
  ...[null, 'received', 'refused'].map((unconcluded) => ({ wiped, unconcluded })),
  { wiped },
])

const answers: Readonly<Record<string, readonly unknown[]>> = {
  'terminal.place.loading': [ok(catalogue), failed],
  'terminal.place.outOfService.trying': [ok(catalogue), failed],
  'terminal.place.resuming.asking': [
    resumed(null),
    resumed(null, 'received', null),
    resumed(null, 'received'),
    resumed(null, 'refused'),
    ...[fresh, answered, handingIn, handedIn, asking].map((one) => resumed(one)),
    failed,
    unknown,
  ],
  'terminal.place.recovering.asking': [
    resumed(null),
    resumed(null, 'received', null),
    resumed(null, 'received'),
    resumed(null, 'refused'),
    resumed(handingIn),
    failed,
    unknown,
  ],
  'terminal.place.scanNotice.looking': [
    ok({ journey: 'apply', affair: afterDeath.id, notice: 'YJS1' }),
    { ok: false, failure: { code: 'noticeUnknown' } },
  ],
  'terminal.place.opening': [ok(fresh), ok(asking), failed],
  'terminal.place.following': ends,
  'terminal.place.ending.wiping': ends,
}

const doneType = 'xstate.done.actor.0.'

function variants(snapshot: Snapshot, type: string): readonly AnyEvent[] {
  if (type === 'xstate.done.actor.journey')
    return [
      ...['done', 'cancelled', 'attendant'].map((ended) => ({ type, output: { ended } })),
      { type, output: { ended: 'done', next: { journey: 'apply', affair: afterDeath.id, corrects: 'N1' } } },
    ]
  if (type.startsWith(doneType)) return (answers[type.slice(doneType.length)] ?? []).map((output) => ({ type, output }))
  switch (type) {
    case '*':
      return [{ type: 'SOMETHING_ELSE' }]
    case 'OPEN':
      return [
        ...[afterDeath.id, 'broken', 'nonsense'].map((affair) => ({ type, wanted: { journey: 'apply', affair } })),
        { type, wanted: { journey: 'progress' } },
      ]
    case 'BROWSE':
      return [{ type, shelf: { audience: 'person', stage: 'birth' } }]
    case 'SET_LANGUAGE':
      return [{ type, language: 'en' }]
    case 'SET_TEXT_SIZE':
      return [{ type, textSize: 'largest' }]
    case 'CATALOGUE_CHANGED':
      return [{ type, catalogue }]
    // Comes only from an open service; the terminal's own screens set their policy themselves.
    case 'screen.changed':
      return screenOf(snapshot) === null ? ['device', 'working'].map((idle) => ({ type, idle })) : []
    default:
      return [{ type }]
  }
}

function kindOf({ value, context }: Snapshot): string {
  const {
    connected,
    interrupted,
    unconcluded,
    received,
    policy,
    outOfServiceBecause,
    idleSecondsLeft,
    endedBecause,
    wiped,
  } = context
  return JSON.stringify([
    value,
    connected,
    interrupted,
    unconcluded,
    received,
    policy,
    outOfServiceBecause,
    leavingNow(context),
    idleSecondsLeft === null ? null : idleSecondsLeft <= 1,
    endedBecause,
    wiped,
  ])
}

function explored() {
  // Two seconds of warning are enough to see the countdown tick and end.
  const walker = new Explorer(terminalMachine, {
    port: untouchable,
    delays: { warning: 2_000 },
  })
  const seen = new Map<string, Snapshot>()
  const open: Snapshot[] = []
  const meet = (snapshot: Snapshot): void => {
    if (seen.has(kindOf(snapshot))) return
    seen.set(kindOf(snapshot), snapshot)
    open.push(snapshot)
  }
  meet(walker.start())
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    for (const type of walker.heard(here)) for (const event of variants(here, type)) meet(walker.next(here, event))
  }
  return { walker, situations: [...seen.values()] }
}

const { walker, situations } = explored()

test('every transition of the chart is taken', () => {
  expect(walker.untaken()).toEqual([])
  expect(walker.all().length).toBeGreaterThan(50)
})

test('every place shows exactly one screen and has an idle policy, but for the service, which has its own', () => {
  for (const node of restingStates(walker.machine).filter(
    ({ id }) => id.startsWith('terminal.place.') && !id.startsWith('terminal.place.serving.'),
  )) {
    const line = lineage(node)
    expect(
      line.flatMap((one) => one.tags),
      node.id,
    ).toHaveLength(1)
    expect(
      line.some((one) => (one.meta as { idle?: string } | undefined)?.idle !== undefined),
      node.id,
    ).toBe(true)
  }
})

test('there is always a screen, and it is watched as its policy says', () => {
  for (const snapshot of situations) {
    const where = JSON.stringify(snapshot.value)
    expect(snapshot.status, where).toBe('active')
    const journey: AnyActorRef | null = snapshot.context.journey
    expect(screenOf(snapshot) !== null || journey?.getSnapshot().status === 'active', where).toBe(true)
    if (screenOf(snapshot) !== null) expect(snapshot.context.policy, where).toBe(idleOf([snapshot as Seen]))
  }
})

test('every situation comes back to the attract screen by itself once the daemon is there and nobody touches anything', () => {
  const good: Readonly<Record<string, AnyEvent>> = Object.fromEntries(
    Object.entries(answers).map(([id, outcomes]) => [id, { type: `${doneType}${id}`, output: outcomes[0] }]),
  )
  for (const start of situations) {
    let snapshot = walker.next(start, { type: 'CONNECTED' })
    let steps = 0
    while (screenOf(snapshot) !== 'attract') {
      steps += 1
      expect(steps, JSON.stringify(start.value)).toBeLessThan(40)
      const waiting = Object.keys(snapshot.children)
        .map((id) => good[id.replace(/^0\./, '')])
        .find((event) => event !== undefined)
      // Transitions that only a delay takes.
      const due = [
        'terminal.place.ending.farewell',
        'terminal.place.ending.unconfirmed',
        'terminal.place.outOfService.resting',
        'terminal.place.recovering.waiting',
        'terminal.place.resuming.waiting',
        'terminal.attention.watching',
        'terminal.attention.warning',
      ]
      const delay = [...walker.heard(snapshot)].find(
        (type) => type.startsWith('xstate.after.') && due.some((id) => type.endsWith(id)),
      )
      snapshot = walker.next(snapshot, waiting ?? { type: delay ?? 'screen.changed', idle: 'reading' })
    }
  }
})
