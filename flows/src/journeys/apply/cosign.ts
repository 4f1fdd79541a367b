/**
 * Everybody who signs beside the applicant, one after the other: called by name, identified, shown what they sign, and
 * signing; or signing on paper. Whose turn it is, the draft says, so that a reload goes on with the same person.
 */
import { assign } from 'xstate'
import type { Affair } from '../../model/affair.ts'
import { applicant } from '../../draft/fields.ts'
import { nextPaper, papersOf, signedPages, signedPagesOf } from '../../draft/papers.ts'
import { cosignersOf, severalPapers, severalSign, signersOf, signingOf, type Signer } from '../../draft/signers.ts'
import { hasSigned, isIdentified, nextAfter, nextCosigner } from '../../draft/turns.ts'
import type { Signatory } from '../screens.ts'
import type { Context } from './context.ts'
import { savedFirst } from './saved-first.ts'
import { aborted, onBug, to, walkOn, type Node } from './setup.ts'

/** What the screens tell of somebody who signs. */
export const signatory = ({ id, name, role, principal }: Signatory): Signatory => ({ id, name, role, principal })

/** The one whose turn it is; never missing while this state is open, because the draft led here. */
function current({ plan, draft, subject }: Context): Signer {
  const signer = cosignersOf(plan, draft).find(({ id }) => id === subject)
  if (signer === undefined) throw new Error('nobody signs')
  return signer
}

/** What the step `sign` is told beside who signs. */
export function signing({ plan, draft }: Context, signer: string) {
  const next = nextAfter(plan, draft, signer)
  const signed = signersOf(plan, draft).filter((one) => hasSigned(plan, draft, one))
  return {
    signed: signed.some(({ id }) => id === signer),
    next: next && signatory(next),
    others: signed.filter(({ id }) => id !== signer && id !== applicant).map(signatory),
  }
}

/** Only a service that describes somebody else who signs has these turns. */
export const cosign = (affair: Affair): Readonly<Record<string, Node>> =>
  severalSign(affair) ? { cosign: turns(affair) } : {}

/** One of several papers is photographed, the next is not. */
const halfSigned = {
  guard: ({ context }: { readonly context: Context }) =>
    signingOf(context.draft, context.subject ?? '')?.by === 'paper',
  target: 'photographing',
} as const

const turns = (affair: Affair): Node => ({
  entry: assign(({ context: { plan, draft } }) => {
    const id = nextCosigner(plan, draft)?.id ?? null
    return { here: `cosign.${id ?? ''}`, subject: id, problems: {}, row: null }
  }),
  initial: 'arriving',
  states: {
    arriving: {
      always: [
        { guard: ({ context }) => isIdentified(context.draft, context.subject ?? ''), target: 'reading' },
        ...(severalPapers(affair) ? [halfSigned] : []),
        { target: 'turn' },
      ],
    },
    turn: {
      invoke: {
        src: 'turn',
        id: 'step',
        input: ({ context, self }) => ({
          port: savedFirst(context),
          journey: self,
          delays: context.delays,
          signer: current(context),
          left:
            cosignersOf(context.plan, context.draft).filter((one) => !hasSigned(context.plan, context.draft, one))
              .length - 1,
        }),
        onDone: [
          ...aborted,
          { guard: ({ event }) => event.output.left === 'paper', target: 'printing' },
          { target: 'reading' },
        ],
        onError: onBug,
      },
    },
    reading: {
      invoke: {
        src: 'read',
        id: 'step',
        input: ({ context, self }) => ({
          port: savedFirst(context),
          journey: self,
          signer: signatory(current(context)),
          papers: papersOf(context.plan, context.draft, current(context)).map(({ title }) => title),
          onPaper: false,
        }),
        onDone: [...aborted, { target: 'signing' }],
        onError: onBug,
      },
    },
    signing: {
      invoke: {
        src: 'sign',
        id: 'step',
        input: ({ context, self }) => {
          const signer = current(context)
          return {
            port: savedFirst(context),
            journey: self,
            signer: signatory(signer),
            affair: context.affair.name,
            ...signing(context, signer.id),
            failure: null,
          }
        },
        onDone: [
          { guard: ({ event }) => event.output.left === 'back', target: 'reading' },
          { guard: ({ event }) => event.output.left === 'broken', target: to('attendant') },
          walkOn,
        ],
        onError: onBug,
      },
    },
    /** What they sign is printed, here and now or to be taken to them; each of it is photographed like a material. */
    printing: {
      invoke: {
        src: 'read',
        id: 'step',
        input: ({ context, self }) => ({
          port: savedFirst(context),
          journey: self,
          signer: signatory(current(context)),
          papers: papersOf(context.plan, context.draft, current(context)).map(({ title }) => title),
          onPaper: true,
        }),
        onDone: [
          { guard: ({ event }) => event.output.left === 'back', target: 'turn' },
          { guard: ({ event }) => event.output.left === 'broken', target: to('attendant') },
          { target: 'photographing' },
        ],
        onError: onBug,
      },
    },
    photographing: {
      invoke: {
        src: 'capture',
        id: 'step',
        input: ({ context, self }) => {
          const { plan, draft } = context
          const signer = current(context)
          // Whoever went back from the last one comes to it again.
          const paper = nextPaper(plan, draft, signer) ?? papersOf(plan, draft, signer).at(-1)
          if (paper === undefined) throw new Error('a signer of nothing')
          return {
            port: savedFirst(context),
            journey: self,
            delays: context.delays,
            changing: false,
            material: signedPages(signer, paper),
            pages: signedPagesOf(draft, signer.id, paper.id),
            promised: false,
            later: null,
          }
        },
        onDone: [
          { guard: ({ event }) => event.output.left === 'back', target: 'printing' },
          { guard: ({ event }) => event.output.left === 'broken', target: to('attendant') },
          walkOn,
        ],
        onError: onBug,
      },
    },
  },
})
