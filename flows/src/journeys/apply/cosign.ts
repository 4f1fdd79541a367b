/**
 * Everybody who signs beside the applicant, one after the other: called by name, identified, shown what they sign, and
 * signing; or signing on paper. Whose turn it is, the draft says, so that a reload goes on with the same person.
 */
import { assign } from 'xstate'
import type { Affair } from '../../model/affair.ts'
import { applicant } from '../../draft/fields.ts'
import {
  cosignersOf,
  hasSigned,
  isIdentified,
  nextAfter,
  nextCosigner,
  severalSign,
  signedPages,
  signersOf,
  signingOf,
  type Signer,
} from '../../draft/signers.ts'
import { caseText } from '../../case/case-words.ts'
import type { Signatory } from '../screens.ts'
import type { Context } from './context.ts'
import { savedFirst } from './saved-first.ts'
import { aborted, onBug, to, walkOn, type Node } from './setup.ts'

/** What the screens tell of somebody who signs. */
export const signatory = ({ id, name, role }: Pick<Signer, 'id' | 'name' | 'role'>): Signatory => ({ id, name, role })

/** The one whose turn it is; never missing while this state is open, because the draft led here. */
function current({ plan, draft, subject }: Context): Signer {
  const signer = cosignersOf(plan, draft).find(({ id }) => id === subject)
  if (signer === undefined) throw new Error('nobody signs')
  return signer
}

/** What the step `sign` is told beside who signs. */
export function signing({ plan, draft }: Context, signer: string) {
  const next = nextAfter(plan, draft, signer)
  return {
    signed: hasSigned(draft, signer),
    next: next && signatory(next),
    others: signersOf(plan, draft)
      .filter(({ id }) => id !== signer && id !== applicant && hasSigned(draft, id))
      .map(signatory),
  }
}

/** Only a service that describes somebody else who signs has these turns. */
export const cosign = (affair: Affair): Readonly<Record<string, Node>> => (severalSign(affair) ? { cosign: turns } : {})

const turns: Node = {
  entry: assign(({ context: { plan, draft } }) => {
    const id = nextCosigner(plan, draft)?.id ?? null
    return { here: `cosign.${id ?? ''}`, subject: id, problems: {}, row: null }
  }),
  initial: 'arriving',
  states: {
    arriving: {
      always: [
        { guard: ({ context }) => isIdentified(context.draft, context.subject ?? ''), target: 'reading' },
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
          left: cosignersOf(context.plan, context.draft).filter(({ id }) => !hasSigned(context.draft, id)).length - 1,
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
    /** The form is printed; what they have signed is photographed like a material. */
    printing: {
      invoke: {
        src: 'read',
        id: 'step',
        input: ({ context, self }) => ({
          port: savedFirst(context),
          journey: self,
          signer: signatory(current(context)),
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
          const signer = current(context)
          const before = signingOf(context.draft, signer.id)
          return {
            port: savedFirst(context),
            journey: self,
            delays: context.delays,
            changing: false,
            material: signedPages(signer, caseText('signedForm')),
            pages: before?.by === 'paper' ? before.pages : [],
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
}
