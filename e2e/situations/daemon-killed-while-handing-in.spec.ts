import { casesOf, identify, reachCheck, signAndSubmit } from '../citizen.ts'
import { expect, test, type Kiosk } from '../kiosk.ts'

/**
 * ms after 提交 at which the daemon is killed: at once, while it seals, while it sends, on the next screen. What becomes
 * of the application at every moment between is tried by the daemon's own kill test; here it is what the citizen sees.
 */
const moments = (process.env['KILLS'] ?? '').split(',').filter(Boolean).map(Number)
const kills = moments.length > 0 ? moments : [0, 40, 150, 600, 2_500]

/** From the message that an application was received to its receipt: identified by card, the only case is shown. */
async function findTheReceipt(kiosk: Kiosk): Promise<string> {
  await kiosk.touch('查办件，补打凭证')
  await kiosk.on('ways')
  await kiosk.touch(/^刷身份证/)
  await identify(kiosk, 'li-xiaoman')
  await kiosk.on('case', 30_000)
  await kiosk.touch('补打凭证')
  await kiosk.on('receipt')
  return kiosk.page.locator('.receipt-number').innerText()
}

for (const after of kills) {
  test(`the daemon is killed ${after} ms after 提交: the citizen ends with a number, and the platform with one case`, async ({
    kiosk,
  }) => {
    test.slow()
    await kiosk.open()
    await reachCheck(kiosk, 'li-xiaoman')
    await signAndSubmit(kiosk)
    // The delay itself is what is tested; there is no state to wait for.
    await kiosk.page.waitForTimeout(after)
    await kiosk.killDaemon()
    expect(['recovering', 'submitting', 'accepted', 'queued', 'outOfService']).toContain(await kiosk.screen())
    await kiosk.restartDaemon()

    await kiosk.on('ending', 60_000)
    const says = async (words: string): Promise<boolean> =>
      (await kiosk.page.getByRole('heading', { level: 1 }).filter({ hasText: words }).count()) > 0
    if (await says('没有交上')) {
      // The citizen is told; then everything is done once more from the beginning.
      await kiosk.touch('都拿好了')
      await kiosk.on('attract')
      await reachCheck(kiosk, 'li-xiaoman')
      await signAndSubmit(kiosk)
      await expect.poll(() => kiosk.screen(), { timeout: 30_000 }).toMatch(/accepted|queued/)
    } else if (await says('已收到')) {
      expect((await findTheReceipt(kiosk)).length).toBeGreaterThan(0)
    } else {
      // The outcome had been shown: the citizen is told that it is safe.
      await expect(kiosk.page.getByText('已经提交的申请不受影响')).toBeVisible()
    }
    await expect.poll(async () => (await casesOf(kiosk)).length, { timeout: 60_000 }).toBe(1)
  })
}

test('the daemon stands still for eight seconds after 提交, as on an overloaded machine: the same session, one case', async ({
  kiosk,
}) => {
  test.slow()
  await kiosk.open()
  await reachCheck(kiosk, 'li-xiaoman')
  await signAndSubmit(kiosk)
  process.kill(kiosk.daemonPid, 'SIGSTOP')
  await kiosk.page.waitForTimeout(8_000)
  process.kill(kiosk.daemonPid, 'SIGCONT')
  await expect.poll(() => kiosk.screen(), { timeout: 40_000 }).toMatch(/accepted|queued/)
  await expect.poll(async () => (await casesOf(kiosk)).length, { timeout: 60_000 }).toBe(1)
})
