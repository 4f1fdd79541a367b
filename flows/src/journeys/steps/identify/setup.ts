/** The vocabulary of the `identify` step. */
import { assign, setup } from 'xstate'
import type { FaceComparison, Identity } from '../../../draft.ts'
import type { Delays } from '../../delays.ts'
import type { IdentifyEvent, Way } from '../../events.ts'
import { showing, type Tag } from '../../screens.ts'
import type { CardStage, Failure, QrModules } from '../../services.ts'
import { livePicture, type CameraEvent } from '../camera.ts'
import { asks, outputOf, reporting, type Aborted, type Meta, type StepContext, type StepInput } from '../step.ts'

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
  /** How somebody may say who they are here; asked for a choice where there are more than two. */
  readonly accepts: readonly Way[]
  /** 人证比对 is asked for where the daemon has something to compare with. */
  readonly comparesFace: boolean
  /** Who is known already; then only the face is still to be compared. */
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
  /** The owner of a receipt, which the daemon knows. */
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
    ...reporting('identify'),
    fail: assign((_, failure: Failure | null) => ({ failure })),
    forgive: assign({ failure: null }),
    /** Tells the journey who is here; the daemon knows it already. */
    announce: ({ context }) => {
      const { identity, face, journey } = context
      if (identity !== null) journey.send({ type: 'identified', identity, face })
    },
  },
  guards: {
    uses: ({ context, event }, way: Way) => event.type === 'USE' && event.way === way && context.accepts.includes(way),
    /** Who is asked how they want to be known can come back to that question. */
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
/** 返回: to the choice of ways, where there is one; else the step is left. */
export const goBack: NonNullable<NonNullable<Node['on']>['BACK']> = [
  { guard: 'choosing', target: to('ways'), actions: 'forgive' },
  { target: to('back') },
]
type Use = Exclude<NonNullable<NonNullable<Node['on']>['USE']>, string | readonly unknown[]>
/** Another way than the card. */
export const useOther: readonly Use[] = [
  { guard: { type: 'uses', params: 'phone' }, target: to('phone'), actions: 'forgive' },
  { guard: { type: 'uses', params: 'receipt' }, target: to('receipt'), actions: 'forgive' },
]
/** Any way. Who has laid the card already, and only did not want to show their face, goes back to that. */
export const useAny: readonly Use[] = [
  ...useOther,
  {
    guard: ({ context, event }) => event.way === 'idCard' && context.identity !== null,
    target: to('face'),
    actions: 'forgive',
  },
  { guard: { type: 'uses', params: 'idCard' }, target: to('card'), actions: 'forgive' },
]
