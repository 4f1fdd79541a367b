/**
 * Another person is identified, the session ends or the application is sealed while commands are running, and the
 * answers arrive in any order: nothing of one person must reach another.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CommandName, Payload } from '#contract/commands.ts'
import type { DaemonMessage } from '#contract/envelope.ts'
import type { Identity } from '#flows/draft/draft.ts'
import type { ApplicationInput } from '../applications/application.ts'
import type { Clock } from '../base/clock.ts'
import { createDispatcher } from '../server/dispatcher.ts'
import type { ApplySession } from '../session/journeys/apply.ts'
import { createSessions } from '../session/sessions.ts'
import { affair } from '../testing/affair.ts'
import { silentLog } from '../testing/ends.ts'
import { isOf, mark, people, twoPeople, whoIs, type Who } from '../testing/two-people.ts'
import { createHandlers } from './handlers.ts'
import { pollMs } from './sign-in.ts'

type Step =
  | { readonly act: CommandName; readonly payload?: unknown; readonly who?: Who }
  /** At most this many pending answers of the outer ends arrive. */
  | { readonly answers: number }
const command = <N extends CommandName>(act: N, payload?: Payload<N>, who?: Who): Step => ({
  act,
  ...(payload !== undefined && { payload }),
  ...(who !== undefined && { who }),
})

const begin = command('Session.Begin', { journey: 'apply', affair: affair.id, language: 'zh' })
const fill = command('Session.Save', {
  answers: { where: ['town'] },
  values: { mobile: '13800000000' },
  passed: ['guide', 'question.where', 'notice', 'fetch'],
})
const sign = command('Application.Sign', { signer: 'applicant', strokes: [[[0.1, 0.1, 0, 0.5]]] })
const capture = command('Material.Capture', { material: 'm_paper' })
const compare = command('Face.Compare')
const share = command('Shared.Fetch')
const submit = command('Application.Submit')
const byCard = (who: Who): Step => command('IdCard.Read', {}, who)
const byPhone = (who: Who): Step => command('SignIn.Begin', {}, who)
const all = { answers: 99 }

/** A complete application. Each run inserts disturbances and leaves some of the answers out. */
const whole = [begin, fill, byCard('one'), all, compare, share, all, capture, all, sign, all, submit, all]
const disturbance: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom(...people).map(byPhone),
  fc.constantFrom(...people).map(byCard),
  fc.constantFrom(
    share,
    compare,
    capture,
    sign,
    submit,
    begin,
    command('Document.View', { document: 'form' }),
    command('Document.Print', { document: 'form', on: 'a4' }),
    command('Session.Save', { values: { mobile: '13900000000' } }),
    command('Session.End', { reason: 'cancelled' }),
    command('Common.Cancel', { requestIds: [] }),
  ),
  fc.integer({ min: 1, max: 3 }).map((answers) => ({ answers })),
)
const visit: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(whole.length), disturbance), { maxLength: 12 }),
    fc.array(fc.nat(whole.length - 1), { maxLength: 4 }),
  )
  .map(([disturbances, skipped]) => {
    const at = (place: number): Step[] => disturbances.filter(([where]) => where === place).map(([, step]) => step)
    const steps = whole.flatMap((step, place) => [
      ...at(place),
      ...(skipped.includes(place) && 'answers' in step ? [] : [step]),
    ])
    return [...steps, ...at(whole.length), all]
  })

/** Everything a session holds belongs to the person identified in it. */
function ofOnePerson(session: ApplySession): void {
  const { draft, licences } = session
  const who = whoIs(draft.identity)
  for (const value of [...Object.values(draft.shared), ...licences.values()]) expect(value).toBe(who)
  const licence = draft.materials['m_licence']
  if (licence?.status === 'fetched') expect(licence.licenceNumber).toBe(who)
  const paper = draft.materials['m_paper']
  if (paper?.status === 'captured')
    for (const { page } of paper.pages) expect(session.picture(page)?.toString()).toBe(mark(who))
  if (draft.face === 'match') expect([draft.identity?.source, who]).toEqual(['idCard', 'one'])
  if (draft.face === 'mismatch') expect([draft.identity?.source, who]).toEqual(['idCard', 'other'])
}

function sealedOfOnePerson({ applicant, formPdf, materials }: ApplicationInput): void {
  const who = whoIs(applicant)
  expect(isOf(formPdf, who)).toBe(true)
  for (const { provided } of materials) {
    if (provided.by === 'fetched') expect(provided.licenceNumber).toBe(who)
    if (provided.by === 'form') expect(provided.pdf !== undefined && isOf(provided.pdf, who)).toBe(true)
    if (provided.by === 'captured') expect(provided.pages.every((page) => isOf(page, who))).toBe(true)
  }
}

it('two people, and answers in any order', async () => {
  let seals = 0
  let replacements = 0
  const outcomes = fc.constantFrom('accepted' as const, 'returned' as const, 'unknown' as const)
  await fc.assert(
    fc.asyncProperty(visit, fc.scheduler(), outcomes, async (steps, scheduler, outcome) => {
      const later = async <T>(value: () => T): Promise<T> => {
        await scheduler.schedule(Promise.resolve())
        return value()
      }
      // Time stands still, except for the polling of the sign-in.
      const clock: Clock = {
        now: () => 0,
        after(ms, act) {
          let forgotten = false
          if (ms === pollMs) void later(() => forgotten || act())
          return () => void (forgotten = true)
        },
      }
      const sessions = createSessions({ clock, limits: { idleMs: 1, uiLostMs: 1 } })
      const bugs: unknown[] = []
      const said: DaemonMessage[] = []
      let atTerminal: Who = 'one'
      const handlers = createHandlers(
        twoPeople({
          sessions,
          clock,
          later,
          outcome,
          atTerminal: () => atTerminal,
          onSealed(input) {
            sealedOfOnePerson(input)
            seals += 1
          },
          onPrinted: (pdf) => expect(isOf(pdf, whoIs(sessions.current?.identity ?? null))).toBe(true),
        }),
      )
      const dispatcher = createDispatcher({
        handlers: () => handlers,
        sessions,
        clock,
        log: silentLog,
        send: (message) => void said.push(message),
        onBug: (error) => void bugs.push(error),
      })

      let before: { session: ApplySession; identity: Identity | null; sealed: boolean } | null = null
      const settled = async (): Promise<void> => {
        await new Promise(setImmediate)
        expect(bugs).toEqual([])
        const session = sessions.current
        if (session?.journey !== 'apply') return
        ofOnePerson(session)
        const { identity } = session
        if (before?.session === session && before.identity && before.identity !== identity) {
          expect([identity?.source, before.sealed]).toEqual(['qrSignIn', false])
          if (whoIs(identity) !== whoIs(before.identity)) replacements += 1
        }
        before = { session, identity, sealed: !session.capabilities.has('maySubmit') }
      }

      let requestId = 0
      for (const step of steps) {
        if ('answers' in step) {
          for (let left = step.answers; left > 0 && scheduler.count() > 0; left -= 1) {
            await scheduler.waitNext(1)
            await settled()
          }
        } else {
          atTerminal = step.who ?? atTerminal
          requestId += 1
          const header = { type: 'command', name: step.act, requestId }
          dispatcher.receive(JSON.stringify({ header, payload: step.payload }))
          await settled()
        }
      }
      const accepted = said.filter(({ header }) => header.type === 'acknowledge' && header.status === undefined)
      expect(said.filter(({ header }) => header.type === 'completion')).toHaveLength(accepted.length)
    }),
    { numRuns: 1_000 },
  )
  // With fewer, the test would have proven nothing.
  expect(Math.min(seals, replacements)).toBeGreaterThan(100)
})
