/** A page that has been open for weeks meets an updated daemon: it loads itself again, once. */
import type { TerminalConfig } from '../../device-daemon/contract/http.ts'
import { expect, test } from '../kiosk.ts'

test('updated while the page was open: the page loads itself again; if what it gets is no newer, it stands still and a touch tries again', async ({
  kiosk,
}) => {
  const { page } = kiosk
  await page.clock.install()
  let loads = 0
  page.on('request', (request) => void (loads += request.isNavigationRequest() ? 1 : 0))

  // To the page, the daemon is of another version: it refuses the connection, and its configuration says so.
  let newer = false
  let cut = async (): Promise<void> => {}
  await page.routeWebSocket(/\/daemon$/, async (socket) => {
    if (newer) return socket.close()
    socket.connectToServer()
    cut = () => socket.close()
  })
  await page.route('**/config.json', async (route) => {
    const response = await route.fetch()
    const config = (await response.json()) as TerminalConfig
    const protocolVersion = config.protocolVersion + (newer ? 1 : 0)
    await route.fulfill({ response, json: { ...config, protocolVersion } })
  })
  const updated = page.getByRole('heading', { name: '终端软件刚刚更新' })

  await kiosk.open()
  newer = true
  await cut()
  await expect(updated).toBeVisible()
  newer = false
  await kiosk.on('attract')
  expect(loads).toBe(2)

  newer = true
  await cut()
  await expect(page.getByText('请触摸屏幕再载入一次')).toBeVisible({ timeout: 30_000 })
  expect(loads).toBe(3)
  await page.clock.fastForward(600_000)
  newer = false
  await updated.tap()
  await kiosk.on('attract')
  expect(loads).toBe(4)
  // The page asks again when the daemon ends with the test.
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})
