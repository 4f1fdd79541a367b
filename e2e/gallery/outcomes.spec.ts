import { reachCheck, signAndSubmit } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'
import { looking } from './look.ts'

test('whatever may become of an application that is handed in, on the screen of the citizen who waits for it', async ({
  kiosk,
}) => {
  test.slow()
  const platform = (act: string, input: Readonly<Record<string, unknown>>) => kiosk.hand('platform', act, input)
  const look = looking(kiosk, {
    folder: 'outcomes',
    whole: ['submitting', 'unknownOutcome', 'returned', 'queued', 'held', 'refused'],
  })
  await kiosk.open()
  await reachCheck(kiosk, 'li-xiaoman')

  await test.step('the platform thinks about it, and then the network is gone', async () => {
    await platform('fault', { kind: 'hang', operation: 'submit', times: 100 })
    await signAndSubmit(kiosk)
    await kiosk.on('submitting')
    await look('submitting')
    await platform('network.set', { up: false })
    await kiosk.on('unknownOutcome', 60_000)
    await look('unknown')
  })
  await test.step('the network is back, and the platform wants some of it mended', async () => {
    const reasons = [
      { text: '手机号无法接通，请核对后再提交。', fieldId: 'jsphone' },
      {
        text: '逝者的身份证号与户籍登记的不一样，请对照户口簿逐位核对；拿不准的，先问户籍所在地派出所。',
        fieldId: 'szcard',
      },
      { text: '请带上火化证明原件。' },
    ]
    await platform('personality.set', { name: 'returning', reasons })
    await platform('fault', { clear: true })
    await platform('network.set', { up: true })
    await kiosk.on('returned', 60_000)
    await look('returned')
  })
  await test.step('handed in again without a network', async () => {
    await kiosk.page.locator('.reasons').getByRole('button', { name: '更改' }).first().tap()
    await kiosk.on('form')
    await kiosk.touch('保存更改')
    await kiosk.on('check')
    await platform('network.set', { up: false })
    await signAndSubmit(kiosk)
    await kiosk.on('queued', 40_000)
    await look('queued')
  })
  await test.step('the platform does not take it, staff send it again, and it is refused', async () => {
    await platform('fault', { kind: 'refusedForGood', operation: 'submit' })
    await platform('network.set', { up: true })
    await kiosk.on('held', 60_000)
    await look('held')
    const reasons = [{ text: '逝者户籍不在本区，请到户籍所在地办理。' }]
    await platform('personality.set', { name: 'refusing', reasons })
    const listed = await kiosk.staff({ act: 'list' })
    const [trouble] = listed.ok ? listed.value.troubles : []
    expect(await kiosk.staff({ act: 'release', id: trouble?.applicationId ?? '' })).toMatchObject({ ok: true })
    await kiosk.on('refused', 60_000)
    await look('refused')
  })
})
