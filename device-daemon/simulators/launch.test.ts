import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { controlClient } from './harness/control.ts'
import { launchSimulators } from './launch.ts'

test('set back, they are what they were at first: no card, no fault, nothing remembered; their addresses are told anew', async () => {
  const run = mkdtempSync(join(tmpdir(), 'launch-'))
  const simulators = await launchSimulators([{ name: 'id-card' }, { name: 'platform' }], { run, fast: true })
  onTestFinished(async () => {
    await simulators.stop()
    rmSync(run, { recursive: true })
  })
  const { 'id-card': reader, platform } = simulators.running
  const hands = await controlClient(reader.control)
  const office = await controlClient(platform.control)
  await hands.do('card.lay', { person: 'li-xiaoman' })
  await hands.do('fault', { kind: 'silence', times: 3 })
  await hands.do('cable.pull')
  await office.do('personality.set', { name: 'refusing' })
  await office.do('network.set', { up: false })

  await simulators.reset()

  expect(await hands.do('state')).toMatchObject({ card: null, plugged: true, faults: [] })
  const standing = await office.do('state')
  expect(standing).toMatchObject({ up: true, url: platform.url, personality: { name: 'normal' } })
  // It answers, and wants a signature.
  expect((await fetch(`${platform.url}/v1/health`)).status).toBe(401)
  expect(JSON.parse(readFileSync(join(run, 'simulators.json'), 'utf8'))).toEqual(simulators.running)
  // The hands that were there act on what is there now.
  await hands.do('card.lay', { person: 'zhang-shouzheng' })
  expect(await hands.do('state')).toMatchObject({ card: { id: 'zhang-shouzheng' } })
  hands.close()
  office.close()
})
