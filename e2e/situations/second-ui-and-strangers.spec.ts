import { connect } from 'node:net'
import { protocolVersion } from '../../device-daemon/contract/envelope.ts'
import type { Page } from '@playwright/test'
import { reachForm, reachNotice } from '../citizen.ts'
import { expect, test, type Kiosk } from '../kiosk.ts'

const subprotocol = `yijianshi.kiosk.v${protocolVersion}`
/** One byte more than a message may have (device-daemon/contract/envelope.ts). */
const tooLarge = 64 * 1024 + 1

test('a second browser with the printed address is told so; the first goes on working', async ({ kiosk, browser }) => {
  await kiosk.open()
  await reachForm(kiosk, 'li-xiaoman')
  const second = await browser.newContext()
  const other = await second.newPage()
  await other.goto(kiosk.address)
  await expect(other.getByRole('heading', { name: '另一个窗口正在使用这台终端' })).toBeVisible()
  await expect(other.getByText('李小满')).toHaveCount(0)

  await kiosk.fill('手机号', '13800000000')
  await kiosk.touch('继续')
  await kiosk.about('dead')
  await second.close()
})

test('a window that took the terminal over and was closed: a touch brings the first one back to where it was', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachNotice(kiosk)
  const newer = await kiosk.page.context().newPage()
  await newer.goto(new URL('/', kiosk.address).href)
  await expect(newer.locator('#kiosk')).toHaveAttribute('data-screen', 'notice')
  const taken = kiosk.page.getByRole('heading', { name: '已经在另一个窗口打开' })
  await expect(taken).toBeVisible()
  await newer.close()
  await taken.tap()
  await kiosk.on('notice')
})

test('a page without a launch ticket explains itself and gets nothing', async ({ kiosk, browser }) => {
  const stranger = await browser.newContext()
  const page = await stranger.newPage()
  const statuses = new Map<string, number>()
  page.on('response', (response) => statuses.set(new URL(response.url()).pathname, response.status()))
  await page.goto(new URL('/', kiosk.address).href)
  await expect(page.getByRole('heading', { name: '这个页面要从终端的启动地址打开' })).toBeVisible()
  expect(statuses.get('/config.json')).toBe(403)

  await page.goto(`${new URL('/', kiosk.address).href}#ticket=0123456789abcdef0123456789abcdef`)
  await page.reload()
  await expect(page.getByRole('heading', { name: '这个页面要从终端的启动地址打开' })).toBeVisible()
  await stranger.close()
})

/**
 * Sends an upgrade request as a foreign program would. Returns the status line of the answer, or '' if the connection
 * is closed without one.
 */
function upgrade(kiosk: Kiosk, headers: Readonly<Record<string, string>>): Promise<string> {
  const { hostname, port, host } = new URL(kiosk.address)
  const all = {
    host,
    upgrade: 'websocket',
    connection: 'Upgrade',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-protocol': subprotocol,
    ...headers,
  }
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `GET /daemon HTTP/1.1\r\n${Object.entries(all)
          .map(([name, value]) => `${name}: ${value}\r\n`)
          .join('')}\r\n`,
      )
    })
    socket.on('data', (bytes) => {
      answer += bytes.toString('latin1')
      if (answer.startsWith('HTTP/1.1 101')) socket.destroy()
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''))
  })
}

async function launchedCookie(page: Page): Promise<string> {
  return (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
}

test('a WebSocket from a foreign page, from none, or without the launched cookie is refused; our own is not', async ({
  kiosk,
}) => {
  await kiosk.open()
  const cookie = await launchedCookie(kiosk.page)
  const { origin } = new URL(kiosk.address)
  const refused = /^HTTP\/1\.1 403 /
  expect(await upgrade(kiosk, { cookie, origin: 'https://evil.example' })).toMatch(refused)
  expect(await upgrade(kiosk, { cookie, origin: 'null' })).toMatch(refused)
  expect(await upgrade(kiosk, { cookie, origin: origin.replace('127.0.0.1', 'localhost') })).toMatch(refused)
  expect(await upgrade(kiosk, { cookie })).toMatch(refused)
  expect(await upgrade(kiosk, { origin })).toMatch(refused)
  expect(await upgrade(kiosk, { cookie, origin, host: 'evil.example' })).toMatch(refused)
  expect(await upgrade(kiosk, { cookie, origin, 'sec-websocket-protocol': 'chat' })).toMatch(refused)
  // The terminal's own page still works.
  await reachNotice(kiosk)
  // Proof that the check distinguishes: with everything right, the same request is accepted.
  expect(await upgrade(kiosk, { cookie, origin })).toMatch(/^HTTP\/1\.1 101 /)
})

test('an oversize frame closes the connection with 1009, and the daemon goes on', async ({ kiosk }) => {
  await kiosk.open()
  await reachNotice(kiosk)
  const code = await kiosk.page.evaluate(
    ({ protocol, size }) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(`ws://${location.host}/daemon`, protocol)
        socket.addEventListener('open', () => socket.send(' '.repeat(size)))
        socket.addEventListener('close', (event) => resolve(event.code))
      }),
    { protocol: subprotocol, size: tooLarge },
  )
  expect(code).toBe(1009)
  // The page that sent it had taken over the terminal; after a reload the citizen is where they were.
  await kiosk.page.reload()
  await kiosk.on('notice')
})
