/** Explores every step machine by itself: from every situation every touch, every answer of the daemon, every delay. */
import { describe, expect, test } from 'vitest'
import type { AnyActorRef, AnyStateMachine } from 'xstate'
import { defaultDelays } from '../delays.ts'
import { laterOf } from '../../plan/deferral.ts'
import type { Way } from '../events.ts'
import { progress } from '../progress/index.ts'
import { idleOf, screenOf, type Seen } from '../selectors.ts'
import type { Result } from '../port.ts'
import { untouchable } from '../testing/apply-world.ts'
import { caseOf, lacking, withAppointmentOf } from '../testing/cases.ts'
import { afterDeath, hualong } from '../testing/catalogue.ts'
import { Explorer, type AnyEvent, lineage, restingStates } from '../testing/explorer.ts'
import { sealed, synthetic } from '../testing/samples.ts'
import { appoint } from './appoint.ts'
import { capture } from './capture.ts'
import { deliver } from './deliver.ts'
import { evaluate } from './evaluate.ts'
import { furtherCard } from './further-card.ts'
import { identify } from './identify/index.ts'
import { print } from './print.ts'
import { read } from './read.ts'
import { receipt } from './receipt.ts'
import { sign } from './sign.ts'
import { supply } from './supply.ts'
import { turn } from './turn.ts'

interface World {
  readonly machine: AnyStateMachine
  /** Every input it may start with. */
  readonly inputs: readonly object[]
  /** Actor → everything it may answer. */
  readonly answers: Readonly<Record<string, readonly unknown[]>>
  /** Event → every payload to try, invalid ones included. */
  readonly events?: Readonly<Record<string, readonly object[]>>
}

const ok = <T>(value: T): Result<T> => ({ ok: true, value })
const failed = (code: string): Result<never> => ({ ok: false, failure: { code } })
const aborted = [{ left: 'back' }, { left: 'broken' }]
const given = { port: untouchable, journey: { send: () => undefined }, delays: defaultDelays }
const material = afterDeath.materials.find(({ source, deferrable }) => source === 'upload' && deferrable)
if (material === undefined) throw new Error('no material that may come later')
const later = laterOf(material, { lapse: afterDeath.name }, { shared: {}, sharedWent: 'online', workdays: [] })
const page = { page: 'p0', sharpness: 0.9, sharp: true }
const phone = { ...synthetic, source: 'qrSignIn' as const }
const camera = {
  'camera.open': [{ address: '/stream' }],
  'camera.failed': [{ failure: { code: 'deviceAbsent' } }, { failure: { code: 'deviceBusy' } }],
}

const itemOfCases = afterDeath.items[0]?.id
const slot = { slot: 's1', start: '2026-11-30T09:00:00+08:00', place: '示范大厅', left: 1 }
const { left: _, ...held } = slot
const inPerson = { id: 'book', name: afterDeath.name, department: afterDeath.leadDepartment }

const accepting = (...accepts: readonly Way[]) => ({
  ...given,
  accepts,
  comparesFace: true,
  identity: null,
  face: null,
})

const worlds: Readonly<Record<string, World>> = {
  identify: {
    machine: identify,
    inputs: [
      accepting('idCard', 'phone'),
      accepting('phone'),
      accepting('idCard', 'receipt'),
      accepting('idCard', 'phone', 'receipt'),
      { ...accepting('idCard', 'phone', 'receipt'), comparesFace: false },
      { ...accepting('idCard', 'phone'), identity: synthetic },
      { ...accepting('idCard', 'phone'), identity: synthetic, face: 'mismatch' },
    ],
    answers: {
      readIdCard: [
        ok({ identity: synthetic, face: null }),
        ok({ identity: synthetic, face: 'notCompared' }),
        failed('cardRemoved'),
        failed('deviceAbsent'),
      ],
      signInByQr: [ok({ identity: phone }), failed('signInExpired')],
      compareFace: [
        ok({ face: 'match' }),
        ok({ face: 'notCompared' }),
        ok({ face: 'mismatch' }),
        failed('deviceAbsent'),
      ],
      scanReceipt: [ok({ applicationId: 'a-1' }), failed('receiptUnknown'), failed('deviceAbsent')],
      enterReceipt: [ok({ applicationId: 'a-1' }), failed('receiptUnknown')],
      proveReceipt: [ok(null), failed('proofWrong'), failed('proofLocked')],
    },
    events: {
      USE: [{ way: 'idCard' }, { way: 'phone' }, { way: 'receipt' }],
      ENTER: [{ text: 'a-1' }],
      PROVE: [{ idTail: '31002X' }],
      'card.progress': [{ stage: 'waiting' }, { stage: 'found' }, { stage: 'reading' }],
      'card.text': [{ identity: synthetic }],
      'qr.code': [{ modules: ['10', '01'] }],
      ...camera,
    },
  },
  capture: {
    machine: capture,
    inputs: [
      { ...given, material, later, pages: [], promised: false, changing: false },
      { ...given, material, later, pages: [page], promised: false, changing: true },
      { ...given, material, later, pages: [], promised: true, changing: false },
      { ...given, material, later: later && { ...later, may: false }, pages: [], promised: true, changing: false },
      { ...given, material, later: null, pages: [], promised: false, changing: false },
    ],
    answers: {
      capturePage: [ok({ page, picture: '/page/1' }), failed('pictureBlurred'), failed('deviceAbsent')],
      removePage: [ok('p0'), failed('timeOut')],
      viewMaterial: [ok({ pictures: ['/page/1'] }), ok({ pictures: [] }), failed('internalError')],
    },
    events: { REMOVE_PAGE: [{ page: 'p0' }, { page: 'nonsense' }], ...camera },
  },
  furtherCard: {
    machine: furtherCard,
    inputs: [{ ...given, group: 'partners', row: 'r1', party: afterDeath.name }],
    answers: { readFurtherCard: [ok({ identity: synthetic }), failed('cardRemoved'), failed('deviceAbsent')] },
    events: { 'card.progress': [{ stage: 'waiting' }, { stage: 'found' }] },
  },
  turn: {
    machine: turn,
    inputs: [['card', 'phone', 'paper'], ['phone'], ['paper'], []].map((by) => ({
      ...given,
      left: 1,
      signer: {
        id: 'seller/r1',
        party: 'seller',
        role: afterDeath.name,
        name: synthetic.name,
        number: synthetic.idNumber,
        document: 'residentId',
        by,
        groups: ['sellers'],
      },
    })),
    answers: {
      readSigner: [ok({ by: 'card', signedAt: null }), failed('otherPerson'), failed('deviceAbsent')],
      signInSigner: [ok({ by: 'phone', signedAt: null }), failed('signInExpired')],
    },
    events: {
      'card.progress': [{ stage: 'waiting' }, { stage: 'found' }],
      'qr.code': [{ modules: ['10', '01'] }],
    },
  },
  read: {
    machine: read,
    inputs: [false, true].map((onPaper) => ({
      ...given,
      signer: onPaper ? { id: 'seller/r1', name: synthetic.name, role: afterDeath.name } : null,
      papers: onPaper ? [afterDeath.name] : [],
      onPaper,
    })),
    answers: {
      viewForm: [ok({ pages: ['/form/1', '/form/2'] }), failed('unprintableCharacter')],
      print: [ok('a4'), failed('paperOut')],
    },
    events: { PRINT: [{ on: 'a4' }] },
  },
  sign: {
    machine: sign,
    inputs: [true, false].map((signed) => ({
      ...given,
      signed,
      signer: { id: 'applicant', name: synthetic.name, role: null },
      next: null,
      others: [],
      affair: afterDeath.name,
      failure: null,
    })),
    answers: { putOnForm: [ok({ by: 'card', signedAt: slot.start }), failed('timeOut')] },
    events: { SIGN: [{ strokes: [[[0, 0, 0, 1]]] }] },
  },
  print: {
    machine: print,
    inputs: [{ port: untouchable, job: { document: 'notice', on: 'a4' } }],
    answers: { print: [ok({ sheets: 1 }), failed('paperOut')] },
    events: { page: [{ page: 1, pages: 2 }] },
  },
  receipt: {
    machine: receipt,
    inputs: [
      { ...given, document: 'receipt', number: '410902-1' },
      { ...given, document: 'explanation', number: '410902-1', case: 'c-1' },
    ],
    answers: { print: [ok('roll'), failed('paperOut'), failed('outcomeUnknown')] },
    events: { PRINT: [{ on: 'a4' }, { on: 'roll' }] },
  },
  appoint: {
    machine: appoint,
    inputs: [
      { ...given, items: [] },
      { ...given, items: [inPerson, { ...inPerson, id: 'idcard' }] },
      { ...given, items: [inPerson], case: 'c-1' },
    ],
    answers: {
      offer: [
        ok({ offered: true, slots: [slot], held: null }),
        ok({ offered: true, slots: [slot], held }),
        ok({ offered: true, slots: [], held: null }),
        ok({ offered: true, slots: [], held }),
        ok({ offered: false }),
        failed('platformOffline'),
      ],
      make: [
        ok({ held, gone: null }),
        ok({ held: null, gone: null }),
        ok({ held: null, gone: [slot] }),
        ok({ held: null, gone: [] }),
        ok({ held, gone: [] }),
        failed('appointmentUnclear'),
      ],
    },
    events: { TAKE: [{ slot: 's1' }, { slot: 'nonsense' }] },
  },
  deliver: {
    machine: deliver,
    inputs: [{ ...given, modes: ['window'], at: hualong.hall.address, receiver: {} }],
    answers: { chooseDelivery: [ok(null), failed('platformOffline')] },
    events: { DELIVER: [{ delivery: { mode: 'window' } }, { delivery: { mode: 'locker' } }] },
  },
  supply: {
    machine: supply,
    inputs: [{ ...given, case: 'c-1', material: material.id }],
    answers: {
      begin: [
        ok({ material, licence: null }),
        ok({ material, until: '2026-12-01', licence: { number: 'SYN-1', issuer: '示范局' } }),
        failed('platformOffline'),
      ],
      capture: [{ left: 'settled' }, ...aborted],
      look: [ok({ pictures: ['/page/1'] }), failed('internalError')],
      handIn: [ok({ ...sealed, outcome: 'queued' }), ok({ ...sealed, outcome: 'unknown' }), failed('diskFull')],
    },
    events: { pages: [{ material: material.id, pages: [page] }] },
  },
  evaluate: {
    machine: evaluate,
    inputs: [given],
    answers: { give: [ok(null), failed('platformOffline')] },
    events: { EVALUATE: [{ evaluation: { satisfaction: 5, remarks: [] } }] },
  },
  /** The journey 查办件 knows its steps only by how they are left, as every journey does. */
  progress: {
    machine: progress,
    inputs: [
      null,
      { identity: synthetic, receipt: null },
      { identity: null, receipt: { applicationId: 'a-1', proven: false } },
      { identity: null, receipt: { applicationId: 'a-1', proven: true } },
    ].map((owner) => ({ ...given, language: 'zh', district: hualong, owner })),
    answers: {
      identify: [{ left: 'identified', identity: phone, face: null }, { left: 'proven' }, ...aborted],
      receipt: [{ left: 'done' }, ...aborted],
      appoint: [{ left: 'done' }, ...aborted],
      supply: [{ left: 'handedIn' }, { left: 'done' }, ...aborted],
      listCases: [
        ok({ cases: [], platform: 'online', unreadable: 0, older: false }),
        ok({ cases: [caseOf('queued')], platform: 'offline', unreadable: 0, older: false }),
        ok({ cases: [caseOf('processing')], platform: 'online', unreadable: 1, older: true }),
        ok({ cases: [caseOf('processing'), caseOf('done')], platform: 'online', unreadable: 0, older: false }),
        failed('platformOffline'),
      ],
      openCase: [
        ok(caseOf('processing')),
        ok(withAppointmentOf(caseOf('processing'))),
        ok(lacking(caseOf('processing'))),
        ok(caseOf('returned')),
        ok({ ...caseOf('done'), receipt: false }),
        failed('platformOffline'),
      ],
    },
    events: {
      APPOINT: [{ item: itemOfCases }, { item: 'nonsense' }],
      SUPPLY: [{ material: afterDeath.materials[0]?.id }, { material: 'nonsense' }],
      OPEN_CASE: [{ case: 'case-processing' }, { case: 'nonsense' }],
      LANGUAGE: [{ language: 'en' }],
      identified: [
        { identity: phone, face: null },
        { identity: synthetic, face: null },
        { identity: synthetic, face: 'match' },
      ],
    },
  },
}

const doneType = 'xstate.done.actor.'
const errorType = 'xstate.error.actor.'
const source = (snapshot: Seen, id: string): string => {
  const child = snapshot.children[id] as (AnyActorRef & { readonly src: unknown }) | undefined
  return typeof child?.src === 'string' ? child.src : ''
}

function explored({ machine, inputs, answers, events = {} }: World) {
  const walker = new Explorer<AnyStateMachine>(machine, inputs[0])
  const variants = (snapshot: Seen, type: string): readonly AnyEvent[] => {
    if (type.startsWith(doneType)) {
      const id = type.slice(doneType.length)
      return (answers[source(snapshot, id)] ?? []).map((output) => ({ type, output, actorId: id }))
    }
    if (type.startsWith(errorType)) return [{ type, error: new Error('a bug of the port') }]
    if (type === '*') return [{ type: 'SOMETHING_ELSE' }]
    return (events[type] ?? [{}]).map((carried) => ({ type, ...carried }))
  }
  const seen = new Map<string, Seen & { readonly status: string; readonly value: unknown }>()
  const open: unknown[] = []
  const meet = (snapshot: ReturnType<typeof walker.start>): void => {
    const { delays: _, port: __, journey: ___, ...told } = snapshot.context as Record<string, unknown>
    const kind = JSON.stringify([snapshot.value, told])
    if (seen.has(kind)) return
    seen.set(kind, snapshot as never)
    if (snapshot.status === 'active') open.push(snapshot)
  }
  for (const input of inputs) meet(walker.start(input))
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    const snapshot = here as ReturnType<typeof walker.start>
    for (const type of walker.heard(snapshot))
      for (const event of variants(snapshot as Seen, type)) meet(walker.next(snapshot, event))
    if (seen.size > 5_000) throw new Error('no end of situations')
  }
  return { walker, situations: [...seen.values()] }
}

describe.each(Object.entries(worlds))('%s', (name, world) => {
  const { walker, situations } = explored(world)

  test('every transition is taken', () => {
    expect(walker.untaken()).toEqual([])
  })

  test('every situation has one screen and is watched, or is over', () => {
    for (const node of restingStates(world.machine)) {
      const line = lineage(node)
      const screens = line.flatMap((one) => one.tags).filter((tag) => tag.startsWith('screen:'))
      const stepHasIt = line.some((one) => one.invoke.some(({ id }) => id === 'step'))
      expect(screens, node.id).toHaveLength(name === 'print' || stepHasIt ? 0 : 1)
    }
    for (const snapshot of situations.filter(({ status }) => status === 'active')) {
      const step: AnyActorRef | undefined = snapshot.children['step']
      const chain = [snapshot, ...(step === undefined ? [] : [step.getSnapshot() as Seen])]
      if (name === 'print') continue
      expect(chain.filter((one) => screenOf(one) !== null)).toHaveLength(1)
      expect(idleOf(chain)).not.toBe('attract')
    }
  })

  test('it can end in every way it has, and from every situation', () => {
    const ends = new Set(situations.filter(({ status }) => status === 'done').map(({ value }) => JSON.stringify(value)))
    const finals = Object.values(world.machine.root.states).filter(({ type }) => type === 'final')
    expect(ends.size).toBe(finals.length)
    expect(situations.some(({ status }) => status === 'error')).toBe(false)
  })
})
