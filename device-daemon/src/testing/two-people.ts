/**
 * Two people at one terminal whose outer ends answer when told to. Whatever an end returns for a person is marked with
 * that person, so that a test recognises whose it is wherever it turns up.
 */
import type { Identity, Submission } from '#flows/draft/draft.ts'
import { getPerson } from '../../simulators/people.ts'
import type { ApplicationInput } from '../applications/application.ts'
import type { Clock } from '../base/clock.ts'
import { fail, ok } from '../base/result.ts'
import type { Dependencies } from '../commands/dependencies.ts'
import { createBlobs } from '../server/blobs.ts'
import { createStreams } from '../server/streams.ts'
import type { Sessions } from '../session/sessions.ts'
import { card, catalogue } from './affair.ts'
import { none, testCamera, testDocuments, testPlatform, testPrinters, testReader } from './ends.ts'

const { name, idNumber, sex, birthDate } = getPerson('zhang-shouzheng')
const cards = { one: card, other: { ...card, name, idNumber, sex, birthDate } }
export type Who = keyof typeof cards
export const people: readonly Who[] = ['one', 'other']

export const whoIs = (identity: Identity | null): Who | null =>
  people.find((who) => cards[who].idNumber === identity?.idNumber) ?? null
/** `says`: the text on it, for a form. */
export const mark = (who: Who | null, says = ''): string => `of ${who} ${says}`
export const isOf = (bytes: Uint8Array, who: Who | null): boolean =>
  Buffer.from(bytes).toString().startsWith(`of ${who} `)

export interface TwoPeopleOptions {
  readonly sessions: Sessions
  readonly clock: Clock
  /** Gives the value when it is this answer's turn. */
  readonly later: <T>(value: () => T) => Promise<T>
  /** Who lays the card or holds the phone at the moment. */
  readonly atTerminal: () => Who
  readonly onSealed: (input: ApplicationInput) => void
  readonly onPrinted: (pdf: Uint8Array) => void
  /** The platform staff's decision on a submitted application. */
  readonly outcome: 'accepted' | 'returned' | 'unknown'
}

export function twoPeople(options: TwoPeopleOptions): Dependencies {
  const { sessions, clock, later } = options
  let ids = 0
  const newId = (): string => `id${(ids += 1)}`
  return {
    ...catalogue,
    sessions,
    clock,
    newId,
    terminal: 'T-1',
    devices: devices(options),
    documents: documents(options),
    platform: platform(options),
    faceComparer: { compare: (photo) => later(() => (isOf(photo, 'one') ? 'match' : 'mismatch')) },
    measureSharpness: () => later(() => 0.9),
    applications: applications(options, newId),
    status: {
      now: () => ({
        devices: [],
        platform: 'online',
        cannotSeal: null,
        outbox: { waiting: 0, troubled: 0 },
        clock: 'right',
        faceComparer: true,
        quarantined: [],
        bundleRefused: null,
      }),
      onChange: () => {},
      refresh: () => {},
      stop: () => {},
    },
    blobs: createBlobs({ clock, random: () => Buffer.from(newId()) }),
    streams: createStreams(() => Buffer.from(newId())),
    audit: { record: () => {}, healthy: true, head: { entries: 0, digest: '' }, close: () => {} },
    queryUrl: (id) => id,
    notices: null,
    now: () => new Date('2026-11-22T01:00:00Z'),
  }
}

function devices({ sessions, later, atTerminal, onPrinted }: TwoPeopleOptions): Dependencies['devices'] {
  return {
    ...none,
    idCard: {
      ...testReader(),
      read({ onStage, onText }) {
        const laid = cards[atTerminal()]
        const photo = Buffer.from(mark(atTerminal()))
        onStage('waiting')
        return later(() => {
          onText(laid)
          return ok({ card: laid, photo })
        })
      },
    },
    documentPrinter: {
      ...testPrinters().documentPrinter,
      print(pdf) {
        onPrinted(pdf)
        return later(() => ok({ sheets: 1 }))
      },
    },
    documentCamera: {
      ...testCamera('documentCamera', () => Buffer.alloc(0)),
      still() {
        const picture = Buffer.from(mark(whoIs(sessions.current?.identity ?? null)))
        return later(() => ok(picture))
      },
    },
    faceCamera: {
      ...testCamera('faceCamera', () => Buffer.alloc(0)),
      still: () => later(() => ok(Buffer.alloc(1))),
    },
  }
}

function documents({ later }: TwoPeopleOptions): Dependencies['documents'] {
  return {
    ...testDocuments([]),
    render(request) {
      const form = request.document === 'form' || request.document === 'material' ? request.draft : null
      const pdf = Buffer.from(mark(whoIs(form?.identity ?? null), JSON.stringify(form?.values)))
      return later(() => ok({ pdf, pages: 1 }))
    },
    pictures(pdf) {
      const bytes = Buffer.from(pdf)
      return later(() => ok([{ type: 'image/png', bytes, width: 1, height: 1 }]))
    },
    bind(pdf) {
      const copy = Buffer.from(pdf)
      return later(() => ok({ pdf: copy, pages: 2 }))
    },
  }
}

function platform({ later, atTerminal }: TwoPeopleOptions): Dependencies['platform'] {
  return {
    ...testPlatform(),
    beginSignIn() {
      const code = atTerminal()
      return later(() => ok({ code, content: code, expiresAt: '2099-01-01T00:00:00Z' }))
    },
    pollSignIn: (code) =>
      later(() => {
        const { name, idNumber, sex, birthDate } = cards[code === 'one' ? 'one' : 'other']
        return ok({ state: 'confirmed', identity: { source: 'qrSignIn', name, idNumber, sex, birthDate } } as const)
      }),
    sharedData: (identity) =>
      later(() => ok({ values: { 'population.household': String(whoIs(identity)) }, subjects: [] })),
    licences: (identity, _affair, types) =>
      later(() =>
        ok(
          types.map((type) => ({
            id: String(whoIs(identity)),
            type,
            number: String(whoIs(identity)),
            holder: 'applicant',
            holderName: identity.name,
            issuer: '示范局',
            validUntil: null,
          })),
        ),
      ),
  }
}

function applications(
  { later, onSealed, outcome }: TwoPeopleOptions,
  newId: () => string,
): Dependencies['applications'] {
  const sealedAt = '2026-11-22T01:00:00Z'
  const submission = (applicationId: string): Submission => {
    if (outcome === 'unknown') return { outcome, applicationId, sealedAt }
    return outcome === 'returned'
      ? { outcome, applicationId, sealedAt, caseNumber: 'C1', reasons: [] }
      : { outcome, applicationId, sealedAt, caseNumber: 'C1', acceptedAt: sealedAt }
  }
  return {
    cannotSeal: () => null,
    waiting: () => 0,
    seal(input) {
      onSealed(input)
      return ok({ applicationId: newId(), sealedAt, digest: '' })
    },
    supply: () => fail({ code: 'deviceFault', detail: 'nobody hands in later here' }),
    suppliesOf: () => [],
    sendNow: (applicationId) => later(() => submission(applicationId)),
    followUp: () => ok(null),
    noteAppointment: async () => {},
    kept: () => null,
    keptOf: () => [],
    findByCaseNumber: () => null,
    findByShortNumber: () => null,
    guesses: { count: () => fail({ code: 'deviceFault', detail: 'nobody guesses here' }), settle: () => {} },
    holds: () => false,
    troubles: () => [],
    heed: async () => ok(null),
    release: async () => fail({ code: 'notHeld', detail: 'nothing is refused here' }),
    close: async () => fail({ code: 'notHeld', detail: 'nothing is refused here' }),
    unconcluded: () => null,
    conclude: async () => {},
    onUpdate: () => () => {},
    onTroubles: () => () => {},
    start: () => {},
    stop: async () => {},
  }
}
