/** What the platform will not have: whose trouble it is, who is told what, and how staff end it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ApplicationInput } from './application.ts'
import { exampleApplication, planted } from './testing/example.ts'
import { scriptedPlatform, type ScriptedPlatform } from './testing/scripted-platform.ts'
import { newFolder, terminal, type Terminal } from './testing/terminal.ts'

const forever = new AbortController().signal
const second = { idNumber: '410999198805210026' }
let folder: ReturnType<typeof newFolder>
let platform: ScriptedPlatform
let running: Terminal

beforeEach(() => {
  folder = newFolder()
  platform = scriptedPlatform()
  running = terminal(folder.path, platform.port)
  running.applications.start()
})
afterEach(async () => {
  await running.stop()
  folder.remove()
})

function seal(input: ApplicationInput = exampleApplication()): string {
  const sealed = running.applications.seal(input)
  if (!sealed.ok) throw new Error(sealed.failure.code)
  return sealed.value.applicationId
}
const ofAffair = (id: string, input = exampleApplication()): ApplicationInput => ({
  ...input,
  affair: { ...input.affair, id },
})
const sent = (id: string): readonly string[] => platform.asked.filter((each) => each === `submit ${id}`)
const outcome = (id: string): string | undefined => running.applications.kept(id)?.standing

describe('one application’s trouble is its own', () => {
  it('five wait, the answer about the first is never clear: the other four have their cases at once', async () => {
    platform.port.submit = async () => ({ ok: false, failure: { code: 'platformOffline', detail: '', own: false } })
    const ids = [second, {}, { idNumber: '410999195612310013' }, { idNumber: '41099919720229002X' }].map((change) =>
      seal(exampleApplication(change)),
    )
    await running.clock.advance(0)
    const [bad = '', ...others] = ids
    const real = scriptedPlatform()
    platform.port.submit = async (application, signal) =>
      application.id === bad
        ? { ok: false, failure: { code: 'outcomeUnknown', detail: 'not an answer of the contract', own: true } }
        : real.port.submit(application, signal)
    await running.clock.advance(60_000)
    expect(others.map(outcome)).toEqual(['accepted', 'accepted', 'accepted'])
    expect(outcome(bad)).toBe('unknown')
  })

  it('a citizen’s refused application is passed by their other affairs; the same affair keeps its order', async () => {
    platform.submits = ['platformRefused']
    const refused = seal(ofAffair('restaurant'))
    const same = seal(ofAffair('restaurant'))
    const other = seal(ofAffair('after-death'))
    await running.clock.advance(1_000)
    expect([refused, same, other].map(outcome)).toEqual(['held', 'queued', 'accepted'])
    expect(sent(same)).toEqual([])
    await running.clock.advance(120_000)
    expect([refused, same].map(outcome)).toEqual(['accepted', 'accepted'])
    expect(platform.asked.indexOf(`submit ${same}`)).toBeGreaterThan(platform.asked.lastIndexOf(`submit ${refused}`))
  })

  it('whoever hands in the next thing does not wait behind their own refused one', async () => {
    platform.submits = ['platformRefused']
    await running.applications.sendNow(seal(ofAffair('restaurant')), forever)
    expect(await running.applications.sendNow(seal(ofAffair('after-death')), forever)).toMatchObject({
      outcome: 'accepted',
    })
    // The same affair again: not sent before the first, and the citizen does not wait for ever.
    platform.submits = ['platformRefused', 'platformRefused']
    expect(await running.applications.sendNow(seal(ofAffair('restaurant')), forever)).toMatchObject({
      outcome: 'queued',
    })
  })

  it('is kept over a restart, with the platform’s words', async () => {
    platform.submits = ['platformRefused']
    const held = seal()
    await running.applications.sendNow(held, forever)
    await running.stop()
    running = terminal(folder.path, platform.port)
    expect(running.applications.kept(held)?.submission).toMatchObject({ outcome: 'held', message: '材料不符合要求' })
    expect(running.applications.troubles()).toMatchObject([{ applicationId: held, what: 'application' }])
  })

  it('asked again and not answered, it is still known as refused; sent again and not answered, it is not', async () => {
    platform.submits = ['platformRefused', 'outcomeUnknown']
    platform.finds = ['platformOffline', null]
    const held = seal()
    await running.applications.sendNow(held, forever)
    await running.applications.release(held)
    expect(outcome(held)).toBe('held')
    await running.applications.release(held)
    expect(outcome(held)).toBe('unknown')
    expect(running.applications.troubles()).toEqual([])
  })

  it('whether there is a case, the platform will not say: staff hear of it, until it does', async () => {
    platform.submits = ['outcomeUnknown']
    platform.finds = ['platformRefused', 'platformRefused', 'platformRefused']
    const id = seal()
    await running.applications.sendNow(id, forever)
    expect(outcome(id)).toBe('unknown')
    expect(running.applications.troubles()).toMatchObject([{ applicationId: id, what: 'question', detail: 'scripted' }])
    await running.stop()
    running = terminal(folder.path, platform.port)
    running.applications.start()
    expect(running.applications.troubles()).toMatchObject([{ applicationId: id, what: 'question' }])
    expect(await running.applications.release(id)).toMatchObject({ ok: true, value: [{ what: 'question' }] })
    expect(await running.applications.release(id)).toEqual({ ok: true, value: [] })
    expect(outcome(id)).toBe('accepted')
  })
})

describe('staff', () => {
  it('release what is mended: it is sent at once', async () => {
    platform.submits = ['platformRefused', 'platformRefused']
    const held = seal()
    await running.applications.sendNow(held, forever)
    expect(await running.applications.release(held)).toMatchObject({ ok: true, value: [{ detail: 'scripted' }] })
    expect(await running.applications.release(held)).toEqual({ ok: true, value: [] })
    expect(outcome(held)).toBe('accepted')
    expect(await running.applications.release(held)).toMatchObject({ ok: false, failure: { code: 'notHeld' } })
  })

  it('end what a delivery was chosen for: the choice ends with it, and nothing is kept longer than the rest', async () => {
    platform.submits = ['platformRefused']
    const held = seal()
    await running.applications.sendNow(held, forever)
    const choose = () =>
      running.applications.followUp(held, { kind: 'delivery', delivery: { mode: 'post', receiver: planted.name } })
    choose()
    await running.applications.close(held, '已在窗口另行受理')
    expect(choose()).toMatchObject({ ok: false, failure: { code: 'notAllowedNow' } })
    expect(running.applications.kept(held)).toMatchObject({
      delivery: null,
      refusedFollowUps: [{ kind: 'delivery', ended: '已在窗口另行受理' }],
    })
    expect(running.applications.troubles()).toEqual([])
    running.applications.start()
    await running.clock.advance(2 * 24 * 3_600_000)
    expect(running.applications.kept(held)).toBeNull()
  })

  it('end what will never be taken: not sent again, and its citizen is told why', async () => {
    platform.submits = ['platformRefused']
    const held = seal()
    await running.applications.sendNow(held, forever)
    expect(await running.applications.close(held, '已在窗口另行受理')).toEqual({ ok: true, value: null })
    expect(running.applications.kept(held)?.submission).toMatchObject({
      outcome: 'closed',
      message: '已在窗口另行受理',
    })
    expect(running.applications.waiting()).toBe(0)
    await running.clock.advance(3_600_000)
    expect(sent(held)).toHaveLength(1)
    await running.stop()
    running = terminal(folder.path, platform.port)
    running.applications.start()
    await running.clock.advance(3_600_000)
    expect(sent(held)).toHaveLength(1)
  })

  it('end what was refused and has been asked about since, without an answer', async () => {
    platform.submits = ['platformRefused']
    platform.finds = ['platformOffline']
    const held = seal()
    await running.applications.sendNow(held, forever)
    await running.applications.release(held)
    expect(await running.applications.close(held, '已在窗口另行受理')).toEqual({ ok: true, value: null })
    expect(outcome(held)).toBe('closed')
    await running.clock.advance(3_600_000)
    expect(sent(held)).toHaveLength(1)
  })

  it('end what the platform will not say anything about', async () => {
    platform.submits = ['outcomeUnknown']
    platform.finds = ['platformRefused', 'platformRefused']
    const id = seal()
    await running.applications.sendNow(id, forever)
    expect(await running.applications.close(id, '平台已查明没有收到')).toEqual({ ok: true, value: null })
    expect(outcome(id)).toBe('closed')
    expect(running.applications.troubles()).toEqual([])
  })

  it('cannot end what is being sent at this moment: they are told so, and nothing breaks', async () => {
    platform.submits = ['platformRefused']
    const held = seal()
    await running.applications.sendNow(held, forever)
    let answer = (): void => {}
    const { submit } = platform.port
    platform.port.submit = async (application, signal) => {
      await new Promise<void>((resolve) => (answer = resolve))
      return submit(application, signal)
    }
    const sending = running.applications.release(held)
    await running.clock.advance(0)
    expect(await running.applications.close(held, '不办了')).toMatchObject({
      ok: false,
      failure: { code: 'beingSent' },
    })
    answer()
    expect(await sending).toEqual({ ok: true, value: [] })
    expect(outcome(held)).toBe('accepted')
  })

  it('cannot end what waits for the network or is decided', async () => {
    platform.submits = ['platformOffline']
    const queued = seal()
    await running.applications.sendNow(queued, forever)
    expect(await running.applications.close(queued, '')).toMatchObject({ ok: false, failure: { code: 'notHeld' } })
  })
})

describe('what a citizen chose or said afterwards', () => {
  const post = { kind: 'delivery', delivery: { mode: 'post', address: '春分路1号' } } as const
  const praise = { kind: 'evaluation', evaluation: { satisfaction: 5, remarks: [] } } as const

  async function accepted(): Promise<string> {
    const id = seal()
    await running.applications.sendNow(id, forever)
    return id
  }

  it('and the platform will not have is kept, told, and holds up nothing else', async () => {
    const id = await accepted()
    platform.followUps = ['platformRefused']
    running.applications.followUp(id, post)
    running.applications.followUp(id, praise)
    await running.clock.advance(0)
    expect(platform.asked.slice(1)).toEqual(['delivery CASE-1', 'evaluate CASE-1'])
    expect(running.applications.kept(id)).toMatchObject({
      delivery: null,
      refusedFollowUps: [{ kind: 'delivery', message: '材料不符合要求' }],
    })
    expect(running.applications.troubles()).toMatchObject([{ applicationId: id, what: 'delivery' }])
    expect(await running.applications.release(id)).toEqual({ ok: true, value: [] })
    expect(running.applications.kept(id)).toMatchObject({ delivery: post.delivery, refusedFollowUps: [] })
  })

  it('differently after all: only the last choice is sent', async () => {
    const id = await accepted()
    platform.followUps = ['platformRefused', 'done']
    running.applications.followUp(id, post)
    await running.clock.advance(0)
    running.applications.followUp(id, { kind: 'delivery', delivery: { mode: 'window' } })
    await running.clock.advance(3_600_000)
    expect(running.applications.troubles()).toEqual([])
    expect(running.applications.kept(id)?.delivery).toEqual({ mode: 'window' })
  })

  it('is ended by staff: not sent again, its citizen is told why, and no receipt promises it', async () => {
    const id = await accepted()
    platform.followUps = ['platformRefused']
    running.applications.followUp(id, post)
    await running.clock.advance(0)
    expect(await running.applications.close(id, '邮寄停办，请到窗口领取')).toEqual({ ok: true, value: null })
    await running.clock.advance(3_600_000)
    expect(platform.asked.filter((each) => each === 'delivery CASE-1')).toHaveLength(1)
    expect(running.applications.troubles()).toEqual([])
    expect(running.events.filter(({ happening }) => happening === 'unreadable')).toEqual([])
    expect(running.applications.kept(id)).toMatchObject({
      standing: 'accepted',
      delivery: null,
      refusedFollowUps: [{ kind: 'delivery', message: '材料不符合要求', ended: '邮寄停办，请到窗口领取' }],
    })
  })
})
