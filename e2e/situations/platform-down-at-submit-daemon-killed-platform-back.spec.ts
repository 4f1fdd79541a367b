import { casesOf, reachCheck, signAndSubmit } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'
import { printReceipt } from '../receipts.ts'

test('platform down at submit, daemon killed and restarted, platform back: exactly one case, and the receipt was true', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachCheck(kiosk, 'li-xiaoman')
  await kiosk.hand('platform', 'network.set', { up: false })
  await signAndSubmit(kiosk)
  await kiosk.on('queued', 30_000)
  await expect(kiosk.page.getByRole('heading', { name: '本机已收，待发送' })).toBeVisible()
  const number = (await kiosk.page.locator('.result-number').innerText()).replaceAll(/\s/g, '')

  await test.step('the receipt says what is true: received here, not yet accepted', async () => {
    await kiosk.touch('打印凭证')
    const { facts, lines } = await printReceipt(kiosk)
    expect(facts.get('申请编号')?.slice(0, 8)).toBe(number)
    expect(lines).toContain('本机已收')
    expect(await kiosk.hand('receipt-printer', 'output')).toHaveLength(1)
  })
  await test.step('the daemon is killed; the page says so, comes back by itself and tells the citizen what became of it', async () => {
    await kiosk.killDaemon()
    await kiosk.on('recovering')
    await kiosk.restartDaemon()
    await kiosk.on('ending', 30_000)
    await expect(kiosk.page.getByRole('heading', { name: '终端刚刚重新启动' })).toBeVisible()
    await expect(kiosk.page.getByText('已经提交的申请不受影响')).toBeVisible()
    await kiosk.touch('都拿好了')
    await kiosk.on('attract')
  })
  expect(await casesOf(kiosk)).toEqual([])

  await kiosk.hand('platform', 'network.set', { up: true })
  await expect.poll(() => casesOf(kiosk), { timeout: 60_000 }).toHaveLength(1)
  const [one] = await casesOf(kiosk)
  expect(one?.applicationId.slice(0, 8)).toBe(number)
  expect(one).toMatchObject({
    decision: 'accepted',
    application: { applicant: { name: '李小满', idNumber: '410999198805210026' } },
  })

  await test.step('a further start sends nothing a second time', async () => {
    await kiosk.killDaemon()
    await kiosk.on('outOfService')
    await kiosk.restartDaemon()
    await kiosk.on('attract', 30_000)
    expect(await casesOf(kiosk)).toHaveLength(1)
  })
})
