/** The `setup` of the `identify` step: types, actors, actions, guards. */
import { assign, setup } from 'xstate'
import type { FaceComparison, Identity } from '../../../draft/draft.ts'
import type { Delays } from '../../delays.ts'
import type { IdentifyEvent, Way } from '../../events.ts'
import { showing, type Tag } from '../../screens.ts'
import type { CardStage, Failure, QrModules } from '../../port.ts'
import { livePicture, type CameraEvent } from '../camera.ts'
import { reporting } from '../../port.ts'
import { asks, outputOf, type Aborted, type Meta, type StepContext, type StepInput } from '../step.ts'

type Asking =
  | 'IdCard.Read'
  | 'SignIn.Begin'
  | 'Face.Compare'
  | 'Camera.Open'
  | 'Camera.Close'
  | 'Receipt.Scan'
  | 'Receipt.Enter'
  | 'Receipt.Prove'

export interface IdentifyInput extends StepInput<Asking> {
  readonly delays: Pick<Delays, 'recheck'>
  /** The accepted ways; the citizen chooses if there are more than two. */
  readonly accepts: readonly Way[]
  /** Whether to compare the face (人证比对) if the daemon can. */
  readonly comparesFace: boolean
  /** The person already identified, if any; then only the face remains to be compared. */
  readonly identity: Identity | null
  readonly face: FaceComparison | null
}

export interface Context extends StepContext<Asking>, IdentifyInput {
  readonly cardStage: CardStage | null
  readonly cardText: Identity | null
  readonly qr: QrModules | null
  readonly camera: string | null
  readonly entered: string
}

export type IdentifyOutput =
  | { readonly left: 'identified'; readonly identity: Identity; readonly face: FaceComparison | null }
  /** The owner of a receipt; the daemon knows which. */
  | { readonly left: 'proven' }
  | Aborted

type Progress =
  | CameraEvent
  | { readonly type: 'card.progress'; readonly stage: CardStage }
  | { readonly type: 'card.text'; readonly identity: Identity }
  | { readonly type: 'qr.code'; readonly modules: QrModules }
  | { readonly type: 'scanner.looking' }

export const chart = setup({
  types: {
    context: {} as Context,
    events: {} as IdentifyEvent | Progress,
    input: {} as IdentifyInput,
    output: {} as IdentifyOutput,
    tags: {} as Tag,
    meta: {} as Meta,
  },
  actors: {
    readIdCard: asks('IdCard.Read'),
    signInByQr: asks('SignIn.Begin'),
    compareFace: asks('Face.Compare'),
    scanReceipt: asks('Receipt.Scan'),
    enterReceipt: asks('Receipt.Enter'),
    proveReceipt: asks('Receipt.Prove'),
    livePicture,
  },
  delays: { recheck: ({ context }) => context.delays.recheck },
  actions: {
    ...reporting(() => 'identify'),
    fail: assign((_, failure: Failure | null) => ({ failure })),
    forgive: assign({ failure: null }),
    /** Tells the journey who was identified; the daemon knows it already. */
    announce: ({ context }) => {
      const { identity, face, journey } = context
      if (identity !== null) journey.send({ type: 'identified', identity, face })
    },
  },
  guards: {
    uses: ({ context, event }, way: Way) => event.type === 'USE' && event.way === way && context.accepts.includes(way),
    /** If there is a choice of ways, 返回 leads back to it. */
    choosing: ({ context }) => context.accepts.length > 2,
    byCard: ({ context }) => context.accepts.includes('idCard'),
    known: ({ context }) => context.comparesFace && context.identity !== null,
  },
})

export const shows = showing<Context, IdentifyEvent>()
export type Node = Parameters<typeof chart.createStateConfig>[0]
export const output = outputOf<IdentifyOutput>()

export const to = (state: string): string => `#identify.${state}`
export const onBug = { target: to('broken'), actions: 'reportError' } as const
/** 返回: to the choice of ways if there is one, otherwise out of the step. */
export const goBack: NonNullable<NonNullable<Node['on']>['BACK']> = [
  { guard: 'choosing', target: to('ways'), actions: 'forgive' },
  { target: to('back') },
]
type Use = Exclude<NonNullable<NonNullable<Node['on']>['USE']>, string | readonly unknown[]>
/** A way other than the card. */
export const useOther: readonly Use[] = [
  { guard: { type: 'uses', params: 'phone' }, target: to('phone'), actions: 'forgive' },
  { guard: { type: 'uses', params: 'receipt' }, target: to('receipt'), actions: 'forgive' },
]
/** Any way. After the card was read, choosing it again leads to the face, which is all that is missing. */
export const useAny: readonly Use[] = [
  ...useOther,
  {
    guard: ({ context, event }) => event.way === 'idCard' && context.identity !== null,
    target: to('face'),
    actions: 'forgive',
  },
  { guard: { type: 'uses', params: 'idCard' }, target: to('card'), actions: 'forgive' },
]
