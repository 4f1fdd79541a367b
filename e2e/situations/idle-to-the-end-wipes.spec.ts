import { identify, reachForm, reachIdentify, telephone } from '../citizen.ts'
import { expect, test, type Kiosk } from '../kiosk.ts'

const planted = ['李小满', '410999198805210026', '13800000000'] as const
const warning = (kiosk: Kiosk) => kiosk.page.getByRole('dialog', { name: '您还在吗？' })
const secondsLeft = async (kiosk: Kiosk): Promise<number> => Number(await warning(kiosk).getByRole('timer').innerText())

/**
 * Nobody touches anything for this long. Each timer that is due fires once; the daemon's answer to it is awaited before
 * time goes on, from outside: the page may be on its way to its next document.
 */
async function silence(kiosk: Kiosk, ms: number): Promise<void> {
  await kiosk.page.clock.fastForward(ms)
  await kiosk.page.request.get(new URL('/config.json', kiosk.page.url()).href)
}

/** Everything a page can store, as one text. */
function kept(kiosk: Kiosk): Promise<string> {
  return kiosk.page.evaluate(async () => {
    const typed = Array.from(document.querySelectorAll('input'), (input) => input.value)
    const caches = await globalThis.caches.keys()
    const databases = (await indexedDB.databases()).map(({ name }) => name)
    return JSON.stringify([
      document.documentElement.outerHTML,
      typed,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      caches,
      databases,
      document.cookie,
      location.href,
      history.state,
      window.name,
      document.title,
    ])
  })
}

test('idle: a warning with a countdown comes in good time, one touch extends it, silence to the end wipes everything', async ({
  kiosk,
}) => {
  await kiosk.page.clock.install()
  await kiosk.open()
  await reachForm(kiosk, 'li-xiaoman')
  await kiosk.fill('手机号', telephone.手机号)
  for (const secret of ['李小满', '13800000000'])
    expect(await kept(kiosk), 'the page shows it while it is needed').toContain(secret)

  await test.step('the warning comes at least 20 s before the end, and counts down', async () => {
    await silence(kiosk, 121_000)
    await expect(warning(kiosk)).toBeVisible()
    expect(await secondsLeft(kiosk)).toBeGreaterThan(20)
    const before = await secondsLeft(kiosk)
    await expect.poll(() => secondsLeft(kiosk)).toBeLessThan(before)
  })
  await test.step('one touch extends, and nothing is lost; as often as wanted', async () => {
    for (const _ of ['once', 'twice']) {
      await kiosk.touch('继续办理')
      await expect(warning(kiosk)).toHaveCount(0)
      await expect(kiosk.field('手机号')).toHaveValue('13800000000')
      await silence(kiosk, 121_000)
      await expect(warning(kiosk)).toBeVisible()
    }
  })
  await test.step('silence to the end', async () => {
    for (let second = 0; second < 35 && (await kiosk.screen()) !== 'ending'; second++) await silence(kiosk, 1_000)
    await kiosk.on('ending')
    await expect(kiosk.page.getByText('这次填写和拍摄的内容已经从屏幕上清除')).toBeVisible()
    for (const secret of planted) expect(await kept(kiosk)).not.toContain(secret)
    await silence(kiosk, 21_000)
    await kiosk.on('attract')
  })
  await test.step('nothing is left in the browser, and the daemon has no session', async () => {
    for (const secret of planted) expect(await kept(kiosk)).not.toContain(secret)
    const state = await kiosk.page.context().storageState({ indexedDB: true })
    expect(state.origins).toEqual([])
    expect(state.cookies.map(({ httpOnly }) => httpOnly)).toEqual([true])
    for (const secret of planted) expect(JSON.stringify(state)).not.toContain(secret)
    expect(new URL(kiosk.page.url()).href).toBe(`${new URL(kiosk.address).origin}/`)
    await kiosk.page.reload()
    await kiosk.on('attract')
  })
  await test.step('the next citizen begins with nothing', async () => {
    await reachIdentify(kiosk)
    await identify(kiosk, 'zhang-shouzheng')
    await kiosk.on('form', 30_000)
    await expect(kiosk.field('手机号')).toHaveValue('')
    for (const secret of planted) expect(await kept(kiosk)).not.toContain(secret)
  })
})
