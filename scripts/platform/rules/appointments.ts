/** 预约: times, taking one, changing it, giving it back. A platform that makes none is not wrong. */
import { dataTime, ofCase } from '../requests.ts'
import { told, type Rule, type Trial, type World } from '../trial.ts'

interface Held {
  readonly slotId: string
}

const target = ({ caseNumber, itemId }: Desk): string => ofCase(caseNumber, `/appointments/${itemId}`)
interface Desk {
  readonly caseNumber: string
  readonly itemId: string
}

/** The case that the rules of `submit` opened, if times can be asked for it. */
function deskOf(trial: Trial, { opened, people }: World): Desk {
  if (opened === undefined) return trial.skip('no case was opened')
  if (opened.decision !== 'accepted') return trial.skip(`the case is ${opened.decision}`)
  return { caseNumber: opened.caseNumber, itemId: people.item.itemId }
}

/** The first two times that have a place left. */
async function twoTimes(trial: Trial, desk: Desk): Promise<readonly [string, string]> {
  const from = dataTime(new Date()).slice(0, 8)
  const answer = await trial.ask({ method: 'GET', target: `${target(desk)}/slots?from=${from}` })
  if (answer.status === 404 || answer.status === 501) return trial.skip('the platform makes no appointments')
  const { slots } = trial.success(answer, 'slots')
  const list = slots as readonly (Held & { readonly start: string; readonly left: number })[]
  if (list.some(({ start }, at) => start < (list[at - 1]?.start ?? ''))) trial.wrong('not earliest first')
  if (list.some(({ start }) => start < from)) trial.wrong('a time before the day that was asked for')
  const [first, second] = list.filter(({ left }) => left > 0)
  if (first === undefined || second === undefined) return trial.skip('fewer than two times are free')
  return [first.slotId, second.slotId]
}

const wish = (trial: Trial, desk: Desk, slotId: string | null, instead: string | null, what: string) =>
  trial.ask({ method: 'PUT', target: target(desk), body: { slotId, instead } }, what)

async function make(trial: Trial, desk: Desk, slotId: string | null, instead: string | null, what: string) {
  const { appointment } = trial.success(await wish(trial, desk, slotId, instead, what), 'makeAppointment')
  if (((appointment as Held | null)?.slotId ?? null) !== slotId) trial.wrong(`${what}: another time`)
}

async function isHeld(trial: Trial, desk: Desk, slotId: string | null): Promise<void> {
  const { appointment } = trial.success(await trial.ask({ method: 'GET', target: target(desk) }), 'appointment')
  if (((appointment as Held | null)?.slotId ?? null) !== slotId) trial.wrong('another time is held, or none')
}

/** The answer about the case may leave the time out, but not say another one. */
async function isTold(trial: Trial, desk: Desk, slotId: string | null, what: string): Promise<void> {
  const { items = [] } = trial.success(
    await trial.ask({ method: 'GET', target: ofCase(desk.caseNumber) }),
    'caseStatus',
  )
  const item = (items as readonly { readonly itemId: string; readonly appointment?: Held | null }[]).find(
    ({ itemId }) => itemId === desk.itemId,
  )
  if (item?.appointment !== undefined && (item.appointment?.slotId ?? null) !== slotId)
    trial.wrong(`${what}: caseStatus says otherwise`)
}

export const appointmentRules: readonly Rule[] = [
  {
    name: 'a time is taken once, however often it is asked for',
    operation: 'makeAppointment',
    says: '200 with what is held, whatever instead says; appointment reads its own writes',
    remedy: 'compare slotId with what is held before anything else',
    async try(trial, world) {
      const desk = deskOf(trial, world)
      const [first] = await twoTimes(trial, desk)
      for (const what of ['take', 'the same again']) await make(trial, desk, first, null, what)
      await isHeld(trial, desk, first)
      await make(trial, desk, null, first, 'give back')
      await make(trial, desk, null, first, 'give back again')
      await isHeld(trial, desk, null)
    },
  },
  {
    name: 'a copy of an earlier request undoes nothing',
    operation: 'makeAppointment',
    says: '409 APPOINTMENT_HELD with the appointment, and nothing is changed',
    remedy: 'change only what instead names',
    async try(trial, world) {
      const desk = deskOf(trial, world)
      const [first, second] = await twoTimes(trial, desk)
      await make(trial, desk, first, null, 'take')
      await make(trial, desk, second, first, 'change')
      const late = trial.refused(await wish(trial, desk, first, null, 'the first again'), 409, 'APPOINTMENT_HELD')
      if ((late['appointment'] as Held | undefined)?.slotId !== second) trial.wrong('without the appointment held')
      await isHeld(trial, desk, second)
      await make(trial, desk, null, second, 'give back')
    },
  },
  {
    name: 'a time that is not to be had costs nothing that is held',
    operation: 'makeAppointment',
    says: '409 SLOT_GONE with what is free, and the former one stays held',
    remedy: 'take the wanted time first, then free the former one, in one step',
    async try(trial, world) {
      const desk = deskOf(trial, world)
      const [first] = await twoTimes(trial, desk)
      await make(trial, desk, first, null, 'take')
      const gone = trial.refused(await wish(trial, desk, 'no-such-time', first, 'no such time'), 409, 'SLOT_GONE')
      if (!Array.isArray(gone['slots'])) trial.wrong('without slots')
      await isHeld(trial, desk, first)
      await make(trial, desk, null, first, 'give back')
    },
  },
  {
    name: 'what is told of a time beside the case is what is held',
    operation: 'caseStatus',
    says: 'absent, or as it is after the last makeAppointment; null says that none is held',
    remedy: 'leave `appointment` out where it may be older: the terminal then asks',
    async try(trial, world) {
      const desk = deskOf(trial, world)
      const [first, second] = await twoTimes(trial, desk)
      let held: string | null = null
      for (const [what, wanted] of [
        ['taken', first],
        ['changed', second],
        ['given back', null],
      ] as const) {
        await make(trial, desk, wanted, held, what)
        held = wanted
        await isTold(trial, desk, held, what)
      }
    },
  },
  {
    name: 'of a case nobody has there are no times',
    operation: 'slots',
    says: '404 or 501',
    remedy: 'answer 404 with an Error object',
    async try(trial) {
      const from = dataTime(new Date()).slice(0, 8)
      const desk = { caseNumber: 'no-such-case', itemId: 'item' }
      const question = { method: 'GET', target: `${target(desk)}/slots?from=${from}` } as const
      const answer = await trial.ask(question)
      if (answer.status !== 404 && answer.status !== 501) trial.wrong(told(answer))
      await trial.tellApart(question, answer)
    },
  },
]
