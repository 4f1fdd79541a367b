import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capabilities, type Capability } from '#contract/capabilities.ts'
import { commands, type AnyCommand, type CommandName } from '#contract/commands.ts'
import type { Identity, Submission } from '#flows/draft/draft.ts'
import { handClock } from '../base/clock.fixture.ts'
import { ok } from '../base/result.ts'
import type { Handlers } from '../commands/handler.ts'
import { createDispatcher } from '../server/dispatcher.ts'
import { affair, card } from '../testing/affair.ts'
import { arbitraryCommand } from '../testing/arbitrary-payload.ts'
import { silentLog } from '../testing/ends.ts'
import type { Session } from './journeys.ts'
import { ApplySession } from './journeys/apply.ts'
import { ProgressSession } from './journeys/progress.ts'

const names = Object.keys(commands) as CommandName[]
const somebody = (idNumber: string): Identity => ({
  source: 'idCard',
  name: card.name,
  idNumber,
  sex: card.sex,
  birthDate: card.birthDate,
})
const outcomes: readonly Submission[] = [
  { outcome: 'queued', applicationId: 'a', sealedAt: 's' },
  { outcome: 'unknown', applicationId: 'a', sealedAt: 's' },
  { outcome: 'accepted', applicationId: 'a', sealedAt: 's', caseNumber: 'c', acceptedAt: 't' },
  { outcome: 'refused', applicationId: 'a', sealedAt: 's', reasons: [] },
  { outcome: 'returned', applicationId: 'a', sealedAt: 's', caseNumber: 'N1', reasons: [] },
]

/** Everything the daemon itself can do to a session, in any order; a superset of what a citizen can bring about. */
const act = fc.oneof(
  fc.constantFrom('one', 'other').map((idNumber) => (session: Session) => {
    session.identify(somebody(idNumber), { photo: new Uint8Array([1]), face: null })
  }),
  fc.constantFrom(...outcomes).map((submission) => (session: Session) => {
    if (session.journey === 'apply') session.settle(submission)
  }),
  fc.constantFrom({}, { passed: ['a'] }, { values: { mobile: '1' } }).map((patch) => (session: Session) => {
    if (session.journey === 'apply') session.save(patch)
  }),
  fc.constantFrom('a', 'b').map((receipt) => (session: Session) => {
    if (session.journey === 'progress') session.showReceipt(receipt)
  }),
  fc.constantFrom('a', 'b').map((receipt) => (session: Session) => {
    if (session.journey === 'progress') session.prove(receipt, null)
  }),
  fc.constant((session: Session) => {
    if (session.journey === 'apply') session.sign('applicant', 'card', { strokes: [[[0, 0, 0, 0]]], signedAt: 'now' })
  }),
)
const anySession: fc.Arbitrary<Session | null> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom('apply', 'progress'), fc.array(act, { maxLength: 6 }))
      .map(([journey, acts]) => {
        const session = journey === 'apply' ? new ApplySession('s', affair, 'zh') : new ProgressSession('s', 'zh')
        for (const one of acts) one(session)
        return session
      }),
  },
)
const held = (session: Session | null): ReadonlySet<Capability> => session?.capabilities ?? new Set(['mayBegin'])

describe('what a session may do', () => {
  it('follows from who is identified and what is sealed, whatever led there', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const may = held(session)
        const draft = session?.journey === 'apply' ? session.draft : null
        const sealed = draft?.submission != null && draft.submission.outcome !== 'returned'
        const identity = session?.journey === 'progress' ? session.owner.identity : draft?.identity
        const receipt = session?.journey === 'progress' ? session.owner.receipt : null
        const theirs = session?.journey === 'progress' && (identity != null || receipt?.proven === true)
        const open: Readonly<Partial<Record<Capability, boolean>>> = {
          mayBegin: session === null,
          inSession: session !== null,
          mayReadCard: session !== null && !identity && !sealed,
          maySignIn: draft ? !sealed : session !== null && !identity,
          mayFill: draft !== null && !sealed,
          maySubmit: identity != null && draft !== null && !sealed,
          mayFetch: identity != null && draft !== null && !sealed,
          mayPhotograph: identity != null && draft !== null && !sealed,
          'mayPrint.notice': draft !== null,
          'mayPrint.form': draft !== null && (identity != null || sealed),
          'mayPrint.receipt': draft?.submission != null || theirs,
          'mayPrint.explanation': ['refused', 'returned'].includes(draft?.submission?.outcome ?? '') || theirs,
          mayShowReceipt: session?.journey === 'progress' && !identity,
          mayProveReceipt: !identity && receipt?.proven === false,
          mayCollect: theirs,
          mayFollowUp: draft?.submission != null,
        }
        for (const [capability, expected] of Object.entries(open))
          expect([capability, may.has(capability as Capability)]).toEqual([capability, expected])
      }),
    )
  })

  it('is never more than its journey can hold', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        for (const capability of session?.capabilities ?? [])
          expect(capabilities[capability]).toContain(session?.journey)
      }),
    )
  })
})

describe('a command', () => {
  it('runs when the session holds what it needs, and never otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(anySession, arbitraryCommand(names), async (session, { name, payload }) => {
        let ran = 0
        const spies = Object.fromEntries(names.map((one) => [one, () => ((ran += 1), ok(null))])) as unknown as Handlers
        const codes: unknown[] = []
        const dispatcher = createDispatcher({
          handlers: () => spies,
          sessions: { current: session, alive: () => {} },
          clock: handClock(),
          log: silentLog,
          send: ({ header }) => void (header.type === 'completion' && codes.push(header.completionCode)),
          onBug: (error) => {
            throw error
          },
        })
        dispatcher.receive(JSON.stringify({ header: { type: 'command', name, requestId: 1 }, payload }))
        await new Promise(setImmediate)
        const entry: AnyCommand = commands[name]
        const needed = entry.needs(payload)
        const may = needed === null || held(session).has(needed)
        expect([ran, codes]).toEqual(may ? [1, ['success']] : [0, ['sequenceError']])
      }),
      { numRuns: 500 },
    )
  })
})
