/** Outbox, client and demo platform together, over real HTTP. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Submission } from '#flows/draft/draft.ts'
import { demoPlatform, type DemoPlatform } from '../platform/testing/demo-platform.ts'
import { exampleApplication, planted } from './testing/example.ts'
import { newFolder, terminal, type Terminal } from './testing/terminal.ts'

const forever = new AbortController().signal
const day = 24 * 60 * 60 * 1000
const start = Date.UTC(2026, 10, 22, 1, 30)
let folder: ReturnType<typeof newFolder>
let platform: DemoPlatform
let running: Terminal
let now: number

beforeEach(async () => {
  folder = newFolder()
  now = start
  platform = await demoPlatform({ now: () => now })
  running = terminal(folder.path, platform.client())
})
afterEach(async () => {
  await running.stop()
  await platform.stop()
  folder.remove()
})

function seal(input = exampleApplication()): string {
  const sealed = running.applications.seal(input)
  if (!sealed.ok) throw new Error(sealed.failure.code)
  return sealed.value.applicationId
}
const settles = (id: string): Promise<Submission> =>
  new Promise((resolve) => {
    running.applications.onUpdate(
      (submission) => submission.applicationId === id && submission.outcome !== 'unknown' && resolve(submission),
    )
  })
const cases = () => platform.simulator.cases().map((each) => each.applicationId)

describe('one case, whatever happens', () => {
  it('the network is down at submit and comes back: queued, then accepted by itself', async () => {
    running.applications.start()
    await platform.act('network.set', { up: false })
    const id = seal()
    expect(await running.applications.sendNow(id, forever)).toMatchObject({ outcome: 'queued' })
    const settled = settles(id)
    await platform.act('network.set', { up: true })
    await running.clock.advance(5_000)
    expect(await settled).toMatchObject({ outcome: 'accepted' })
    expect(cases()).toEqual([id])
  })

  it('the answer is cut off: asked about and found at once', async () => {
    await platform.act('fault', { kind: 'cutAfter', operation: 'submit' })
    const id = seal()
    expect(await running.applications.sendNow(id, forever)).toMatchObject({ outcome: 'accepted', applicationId: id })
    expect(cases()).toEqual([id])
    expect(platform.lines.filter((line) => line === 'in POST /v1/cases')).toHaveLength(1)
  })

  it('the platform answers nonsense to everything, then comes to its senses', async () => {
    running.applications.start()
    await platform.act('personality.set', { name: 'lying' })
    const id = seal()
    await running.applications.sendNow(id, forever)
    expect(running.applications.waiting()).toBe(1)
    const settled = settles(id)
    await platform.act('personality.set', { name: 'normal' })
    await running.clock.advance(600_000)
    expect(await settled).toMatchObject({ outcome: 'accepted' })
    expect(cases()).toEqual([id])
  })

  it('a month without network, the platform forgets every key: still one case', async () => {
    await platform.act('fault', { kind: 'cutAfter', operation: 'submit' })
    await platform.act('fault', { kind: 'cutBefore', operation: 'findByApplication' })
    const id = seal()
    expect(await running.applications.sendNow(id, forever)).toMatchObject({ outcome: 'unknown' })
    expect(cases()).toEqual([id])

    now += 30 * day
    await platform.act('personality.set', { name: 'forgetful' })
    await platform.act('keys.forget')
    running = running.reboot()
    running.applications.start()
    expect(await running.applications.sendNow(id, forever)).toMatchObject({ outcome: 'accepted' })
    expect(cases()).toEqual([id])
  })

  it('what the citizen chose while it waited arrives after it', async () => {
    running.applications.start()
    await platform.act('network.set', { up: false })
    const id = seal()
    await running.applications.sendNow(id, forever)
    running.applications.followUp(id, {
      kind: 'delivery',
      delivery: { mode: 'post', receiver: planted.name, address: planted.address },
    })
    running.applications.followUp(id, { kind: 'evaluation', evaluation: { satisfaction: 4, remarks: [] } })
    await platform.act('network.set', { up: true })
    await running.clock.advance(60_000)
    await expect.poll(() => platform.simulator.cases()[0]?.evaluations).toMatchObject({ 1: { satisfaction: '2' } })
    expect(platform.simulator.cases()[0]?.delivery).toMatchObject({ mode: 'post', receiver: planted.name })
  })

  it('a returned application tells which material to mend', async () => {
    await platform.act('personality.set', { name: 'returning', reasons: [{ text: '照片不清晰', materialId: 'm_rel' }] })
    expect(await running.applications.sendNow(seal(), forever)).toMatchObject({
      outcome: 'returned',
      reasons: [{ text: '照片不清晰', material: 'm_rel' }],
    })
  })
})
