/** 领取方式: what each way needs, by the same rule on the screen, in the daemon and in the platform's contract. Pure. */
import type { DeliveryMode } from '../model/affair.ts'
import type { Delivery } from './draft.ts'
import { mobileProblem } from '../entries/identity.ts'
import type { Receiver } from '../journeys/screens.ts'
import { normaliseTelephone, telephoneProblem } from '../entries/telephone.ts'

export interface DeliveryProblem {
  readonly member: keyof Receiver
  readonly problem: 'required' | 'mobile' | 'telephone'
}

/** The choice with what this way needs, and nothing else of what is written. */
export function deliveryBy(mode: DeliveryMode, { receiver, mobile, address }: Receiver): Delivery {
  const number = normaliseTelephone(mobile)
  if (mode === 'post') return { mode, receiver: receiver.trim(), mobile: number, address: address.trim() }
  return mode === 'locker' ? { mode, mobile: number } : { mode }
}

/** A postman calls; the code of a locker comes as a text message, so only that needs a mobile. */
export function deliveryProblems({ mode, receiver = '', mobile = '', address = '' }: Delivery): DeliveryProblem[] {
  const problems: DeliveryProblem[] = []
  if (mode === 'locker' && mobileProblem(mobile) !== null) problems.push({ member: 'mobile', problem: 'mobile' })
  if (mode !== 'post') return problems
  if (telephoneProblem(mobile) !== null) problems.push({ member: 'mobile', problem: 'telephone' })
  if (receiver.trim() === '') problems.push({ member: 'receiver', problem: 'required' })
  if (address.trim() === '') problems.push({ member: 'address', problem: 'required' })
  return problems
}
