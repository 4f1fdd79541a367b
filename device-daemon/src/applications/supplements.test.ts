/** 容缺补交 in the outbox: sent after its application, taken once, forgotten like one. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { shortNumber } from '#flows/entries/short-number.ts'
import { fail } from '../base/result.ts'
import { exampleApplication, exampleSupplement, planted } from './testing/example.ts'
import { scriptedPlatform, type SubmitAnswer } from './testing/scripted-platform.ts'
import { newFolder, terminal, type Terminal } from './testing/terminal.ts'

const forever = new AbortController().signal
const day = 24 * 60 * 60 * 1000
let folder: ReturnType<typeof newFolder>
beforeEach(() => {
  folder = newFolder()
})
afterEach(() => folder.remove())

function idOf(sealed: ReturnType<Terminal['applications']['seal']>): string {
  if (!sealed.ok) throw new Error(sealed.failure.code)
  return sealed.value.applicationId
}
const supply = ({ applications }: Terminal, of: Parameters<typeof exampleSupplement>[0]): string =>
  idOf(applications.supply(exampleSupplement(of)))

describe('what was promised is handed in later', () => {
  it('to a case of another terminal: it is sent to that case, and its owner finds it here', async () => {
    const platform = scriptedPlatform()
    const here = terminal(folder.path, platform.port)
    const id = supply(here, { caseNumber: 'ELSEWHERE-1' })
    expect(await here.applications.sendNow(id, forever)).toMatchObject({
      outcome: 'accepted',
      caseNumber: 'ELSEWHERE-1',
    })
    expect(platform.asked).toEqual([`supply ELSEWHERE-1 ${id}`])
    expect(here.applications.suppliesOf(planted.idNumber)).toMatchObject([
      { supplement: { id, material: { id: 'm_later' }, provided: { pages: 1 } }, submission: { outcome: 'accepted' } },
    ])
    await here.stop()
  })

  it('it is no application: not in their list, not found by the number of its case, and no outcome is missed by it', async () => {
    const platform = scriptedPlatform()
    const here = terminal(folder.path, platform.port)
    const application = idOf(here.applications.seal(exampleApplication()))
    await here.applications.sendNow(application, forever)
    const id = supply(here, { caseNumber: 'CASE-1', applicationId: application })
    await here.applications.sendNow(id, forever)
    expect(here.applications.keptOf(planted.idNumber).map((one) => one.application.id)).toEqual([application])
    expect(here.applications.kept(id)).toBeNull()
    expect(here.applications.findByCaseNumber('CASE-1')).toBe(application)
    expect(here.applications.findByShortNumber(shortNumber(application))).toBe(application)
    expect(here.applications.findByShortNumber(shortNumber(id))).toBeNull()
    expect(here.applications.unconcluded()).not.toBeNull()
    await here.applications.conclude(application)
    expect(here.applications.unconcluded()).toBeNull()
    await here.stop()
  })

  it('its application waits here: it goes after it, to the case that it gets', async () => {
    const platform = scriptedPlatform()
    platform.submits = ['platformOffline']
    const here = terminal(folder.path, platform.port)
    const application = idOf(here.applications.seal(exampleApplication()))
    expect(await here.applications.sendNow(application, forever)).toMatchObject({ outcome: 'queued' })
    const id = supply(here, { applicationId: application })
    expect(await here.applications.sendNow(id, forever)).toMatchObject({ outcome: 'accepted', caseNumber: 'CASE-1' })
    expect(platform.asked).toEqual([`submit ${application}`, `submit ${application}`, `supply CASE-1 ${id}`])
    await here.stop()
  })

  it('what it belongs to gets no case: kept for staff, and told', async () => {
    const platform = scriptedPlatform()
    const here = terminal(folder.path, platform.port)
    const id = supply(here, { applicationId: crypto.randomUUID() })
    expect(await here.applications.sendNow(id, forever)).toMatchObject({ outcome: 'held' })
    expect(here.applications.troubles()).toMatchObject([
      { applicationId: id, what: 'supplement', detail: 'the application that it belongs to has no case' },
    ])
    await here.stop()
  })

  it('unreadable: why stays to be told, and another may follow', async () => {
    const platform = scriptedPlatform()
    const reasons = [{ text: '同意书第 1 页看不清', material: 'm_later' }]
    platform.submits = [{ caseNumber: 'C', decision: 'returned', reasons }]
    const here = terminal(folder.path, platform.port)
    const first = supply(here, { caseNumber: 'C' })
    expect(await here.applications.sendNow(first, forever)).toMatchObject({ outcome: 'returned', reasons })
    const second = supply(here, { caseNumber: 'C' })
    expect(await here.applications.sendNow(second, forever)).toMatchObject({ outcome: 'accepted' })
    expect(here.applications.suppliesOf(planted.idNumber).map(({ submission }) => submission.outcome)).toEqual([
      'accepted',
      'returned',
    ])
    await here.stop()
  })

  it('nothing of the person can be read on disk, and a day after the decision nothing at all', async () => {
    const platform = scriptedPlatform()
    const here = terminal(folder.path, platform.port)
    here.applications.start()
    const id = supply(here, { caseNumber: 'C' })
    await here.applications.sendNow(id, forever)
    for (const secret of [planted.name, planted.idNumber, planted.address, '同意书'])
      expect(here.bytesOnDisk().includes(secret)).toBe(false)
    await here.clock.advance(day + 11 * 60 * 1000)
    expect(here.applications.suppliesOf(planted.idNumber)).toEqual([])
    expect(here.events).toContainEqual(expect.objectContaining({ applicationId: id, happening: 'destroyed' }))
    await here.stop()
  })
})

type Fate = Exclude<SubmitAnswer, object> | 'arrivedUnheard'
const fates = fc.array(
  fc.constantFrom<Fate>('platformOffline', 'outcomeUnknown', 'inProgress', 'arrivedUnheard', 'cancelled'),
  { maxLength: 5 },
)

describe('whatever becomes of the requests, and whenever the power fails', () => {
  it('an application and what is handed in to it later are each taken once, in that order', async () => {
    await fc.assert(
      fc.asyncProperty(fates, fates, fc.nat(4), async (forApplication, forSupplement, restartAfter) => {
        const own = newFolder()
        const taken: string[] = []
        const left = { application: [...forApplication], supplement: [...forSupplement] }
        const platform = scriptedPlatform()
        /** What becomes of a request before it is answered; undefined: it arrives and is answered. */
        const fateOf = (kind: keyof typeof left, id: string): Fate | undefined => {
          const fate = left[kind].shift()
          if (fate === undefined || fate === 'arrivedUnheard') taken.push(`${kind} ${id}`)
          return fate
        }
        const { submit, supplement } = platform.port
        const unheard = fail({ code: 'outcomeUnknown', detail: 'drawn', own: true } as const)
        platform.port.submit = async (application, signal) => {
          const fate = fateOf('application', application.id)
          if (fate !== undefined && fate !== 'arrivedUnheard') platform.submits.unshift(fate)
          const answer = await submit(application, signal)
          return fate === 'arrivedUnheard' ? unheard : answer
        }
        platform.port.supplement = async (caseNumber, one, signal) => {
          const fate = fateOf('supplement', one.id)
          if (fate !== undefined && fate !== 'arrivedUnheard') platform.submits.unshift(fate)
          const answer = await supplement(caseNumber, one, signal)
          return fate === 'arrivedUnheard' ? unheard : answer
        }
        let here = terminal(own.path, platform.port)
        const application = idOf(here.applications.seal(exampleApplication()))
        const later = supply(here, { applicationId: application })
        for (let round = 0; round < 14; round += 1) {
          if (round === restartAfter) here = here.reboot()
          if (round >= restartAfter) here.applications.start()
          await here.applications.sendNow(later, forever)
        }
        expect(taken).toEqual([`application ${application}`, `supplement ${later}`])
        expect(here.applications.suppliesOf(planted.idNumber)).toMatchObject([{ submission: { caseNumber: 'CASE-1' } }])
        expect(here.applications.waiting()).toBe(0)
        await here.stop()
        own.remove()
      }),
      { numRuns: 40 },
    )
  })
})
