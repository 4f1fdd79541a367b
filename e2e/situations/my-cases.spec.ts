import { getPerson } from '../../device-daemon/simulators/people.ts'
import { casesOf, identify, lookUp, lookUpByCard, reachCheck, signAndSubmit } from '../citizen.ts'
import { expect, test, type Kiosk } from '../kiosk.ts'
import { printReceipt } from '../receipts.ts'

/** 赵长青 has one case, handed in elsewhere; this is its receipt. */
const zhao = { person: 'zhao-changqing', receipt: '5f0c2d1e-7b64-4c1a-9a57-3d2e8f6b9c01' }
const codeOf = (applicationId: string): string => `https://platform.example/query?application=${applicationId}`
const tailOf = (person: string): string => getPerson(person).idNumber.slice(-6)

async function prove(kiosk: Kiosk, idTail: string): Promise<void> {
  await kiosk.on('proveReceipt')
  await kiosk.fill('最后六位', idTail)
  await kiosk.touch('查看')
}

test('by card, many cases: the list, newest first, and one of them department by department', async ({ kiosk }) => {
  await kiosk.open()
  await lookUpByCard(kiosk, 'chen-lichun')
  await kiosk.on('cases')
  await expect(kiosk.page.getByText('共 7 件')).toBeVisible()
  const tiles = kiosk.page.locator('.tile')
  await expect(tiles).toHaveCount(7)
  for (const standing of ['办理中', '办结', '不予受理'])
    await expect(tiles.filter({ hasText: standing }).first()).toBeAttached()
  await tiles.first().tap()
  await kiosk.on('case')
  await expect(kiosk.page.locator('.timeline li').first()).toBeVisible()
  await kiosk.touch('全部办件')
  await kiosk.on('cases')
  await kiosk.touch('查好了')
  await kiosk.on('ending')
})

test('by phone, one case: straight into it', async ({ kiosk }) => {
  await kiosk.open()
  await lookUp(kiosk, /^手机扫码/)
  await kiosk.on('qrSignIn')
  await expect(kiosk.page.getByRole('img', { name: '登录二维码' })).toBeVisible()
  await kiosk.hand('platform', 'signin.confirm', { person: zhao.person })
  await kiosk.on('case')
  await expect(kiosk.page.getByRole('heading', { name: '公民身后' })).toBeVisible()
  await expect(kiosk.page.getByText('户口注销').first()).toBeVisible()
})

test('nobody’s: said, and what to do then', async ({ kiosk }) => {
  await kiosk.open()
  await lookUpByCard(kiosk, 'li-xiaoman')
  await kiosk.on('cases')
  await expect(kiosk.page.getByText('没有查到您名下的办件')).toBeVisible()
  await kiosk.touch('查好了')
  await kiosk.on('ending')
})

test('nobody could be asked: never told as “none”, and why is said', async ({ kiosk }) => {
  await kiosk.open()
  await lookUp(kiosk, /^刷身份证/)
  await kiosk.hand('platform', 'fault', { kind: 'oversize', operation: 'casesOfPerson' })
  await identify(kiosk, 'zhao-changqing')
  await kiosk.on('cases')
  await expect(kiosk.page.getByText('平台的答复，终端读不出来')).toBeVisible()
  await expect(kiosk.page.getByText('这次没有查成')).toBeVisible()
  await kiosk.hand('platform', 'network.set', { up: false })
  await kiosk.touch('再查一次')
  await expect(kiosk.page.getByText('暂时连不上平台')).toBeVisible()
  await expect(kiosk.page.getByText('这次没有查成')).toBeVisible()
  await expect(kiosk.page.getByText('没有查到您名下的办件')).toHaveCount(0)
  await kiosk.hand('platform', 'network.set', { up: true })
  await kiosk.touch('再查一次')
  await kiosk.on('case')
})

test('by the QR of a receipt and the end of the number: that one case', async ({ kiosk }) => {
  await kiosk.open()
  await lookUp(kiosk, /^用受理凭证/)
  await kiosk.on('scanReceipt')
  await kiosk.hand('scanner', 'code.show', { text: codeOf(zhao.receipt) })
  await prove(kiosk, tailOf(zhao.person))
  await kiosk.on('case')
  await expect(kiosk.page.getByRole('heading', { name: '公民身后' })).toBeVisible()
})

test('another person’s receipt: not shown to who does not know the number, and locked after three guesses', async ({
  kiosk,
}) => {
  await kiosk.open()
  await lookUp(kiosk, /^用受理凭证/)
  await kiosk.on('scanReceipt')
  await kiosk.fill('凭证上的编号', zhao.receipt.toUpperCase())
  await kiosk.touch('用编号查')
  for (let guesses = 0; guesses < 3; guesses += 1) {
    await prove(kiosk, tailOf('sun-jiwang'))
    await expect(kiosk.page.locator('.notice-wrong')).toBeVisible()
  }
  await prove(kiosk, tailOf(zhao.person))
  await expect(kiosk.page.getByRole('button', { name: '查看' })).toHaveCount(0)
  await kiosk.on('proveReceipt')
})

test('a code that is no receipt’s: said, and the right one is scanned after it', async ({ kiosk }) => {
  await kiosk.open()
  await lookUp(kiosk, /^用受理凭证/)
  await kiosk.on('scanReceipt')
  await kiosk.hand('scanner', 'code.show', { text: 'https://elsewhere.example/?application=1' })
  await expect(kiosk.page.locator('.notice-wrong')).toBeVisible()
  await kiosk.hand('scanner', 'code.take')
  await kiosk.touch('再扫一次')
  await kiosk.hand('scanner', 'code.show', { text: codeOf(zhao.receipt) })
  await kiosk.on('proveReceipt')
})

test('sealed here and not sent yet: found by its owner’s card and by the eight characters written down; its receipt printed', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachCheck(kiosk, 'li-xiaoman')
  await kiosk.hand('platform', 'network.set', { up: false })
  await signAndSubmit(kiosk)
  await kiosk.on('queued', 30_000)
  const number = await kiosk.page.locator('.result-number').innerText()
  await kiosk.touch('退出重来')
  await kiosk.touch('退出')
  await kiosk.on('ending')
  await kiosk.touch('都拿好了')
  await kiosk.on('attract')

  await lookUpByCard(kiosk, 'li-xiaoman')
  await kiosk.on('cases')
  await expect(kiosk.page.getByText('暂时连不上平台')).toBeVisible()
  await kiosk.page.locator('.tile').tap()
  await kiosk.on('case')
  await expect(kiosk.page.getByText('本机已收，待发送').first()).toBeVisible()
  await expect(kiosk.page.getByText('不用再交一次').first()).toBeVisible()
  await kiosk.touch('补打凭证')
  await kiosk.on('receipt')
  const { facts } = await printReceipt(kiosk)
  expect(facts.get('申请编号')?.slice(0, 8)).toBe(number.replaceAll(/\s/g, ''))
  await kiosk.touch('拿好了，继续')
  await kiosk.on('case')
  expect(await casesOf(kiosk)).toEqual([])

  await kiosk.touch('查好了')
  await kiosk.on('ending')
  await kiosk.touch('都拿好了')
  await kiosk.on('attract')
  await lookUp(kiosk, /^用受理凭证/)
  await kiosk.on('scanReceipt')
  await kiosk.fill('凭证上的编号', number.toUpperCase())
  await kiosk.touch('用编号查')
  await prove(kiosk, tailOf('li-xiaoman'))
  await kiosk.on('case')
})
