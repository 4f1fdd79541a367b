import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from '../../scripts/lib/browser.ts'
import { kioskSwitches } from '../../scripts/lib/kiosk-browser.ts'
import type { Strokes } from '../../flows/src/journeys/port.ts'
import { simplest } from '../citizen.ts'
import { expect, test, type Kiosk } from '../kiosk.ts'
import { openBrowser, type Browser } from '../residue/browser.ts'
import { ofFile, ofPixels, ofStrokes, ofText, photograph } from '../residue/canaries.ts'
import { citizenAt, type Citizen } from '../residue/citizen.ts'
import { finderOf, type Needle } from '../residue/finder.ts'
import { search, type Leftovers } from '../residue/search.ts'

const phone = '13761295084'
const person = [
  ...ofText('name', '李小满'),
  ...ofText('number', '410999198805210026'),
  ...ofText('address', '春分路1号院2号楼301室'),
  ...ofText('relative', '李立暑'),
  ...ofText('phone', phone),
]
/** No two of these numbers are in a memory by chance. */
const signature = [
  [
    [0.1357, 0.3113],
    [0.5171, 0.2713],
    [0.8123, 0.3377],
  ],
  [
    [0.4937, 0.1519],
    [0.5113, 0.8537],
  ],
] as const

/** From the attract screen to the form, with a card read. */
async function identify(kiosk: Kiosk, citizen: Citizen): Promise<void> {
  await citizen.on('attract')
  await citizen.touch('触摸屏幕开始')
  await citizen.on('home')
  await citizen.touch('公民身后')
  await citizen.on('guide')
  await citizen.touch('开始')
  // Of this relation the citizen brings a proof, which is photographed.
  for (const [question, option] of Object.entries({ ...simplest, rel: '其他' })) {
    await expect.poll(() => citizen.subject()).toBe(question)
    await citizen.choose(option)
    await citizen.touch('继续')
  }
  await citizen.on('notice')
  await citizen.touch('开始申请')
  await citizen.on('identify')
  await kiosk.hand('id-card', 'card.lay', { person: 'li-xiaoman' })
  await citizen.on('form')
  await kiosk.hand('id-card', 'card.lift')
}

/** A number is typed, a paper photographed. Ends on the check of the answers. */
async function fillIn(citizen: Citizen): Promise<void> {
  await citizen.type('手机号', phone)
  await citizen.touch('完成')
  await citizen.touch('继续')
  await expect.poll(() => citizen.subject()).toBe('dead')
  await citizen.touch('继续')
  await citizen.on('materials')
  await citizen.touch('去拍照')
  await citizen.on('capture')
  await citizen.touch('拍照')
  await citizen.touch('继续')
  await citizen.on('check')
}

async function readAndSign(citizen: Citizen): Promise<void> {
  await citizen.touch('都对，看申请表')
  await citizen.on('read')
  while (!(await citizen.may('去签名'))) if (await citizen.may('下一页')) await citizen.touch('下一页')
  await citizen.touch('去签名')
  await citizen.on('sign')
  await citizen.sign(signature)
  await citizen.touch('签好了')
}

async function takeReceipts(citizen: Citizen): Promise<void> {
  await citizen.touch('打印凭证')
  await citizen.on('receipt')
  await citizen.touch('小票凭证')
  await expect.poll(() => citizen.may('再打一张小票'), { timeout: 60_000 }).toBe(true)
  await citizen.touch('A4 凭证')
  await expect.poll(() => citizen.may('再打一份 A4'), { timeout: 60_000 }).toBe(true)
}

async function leaveContent(citizen: Citizen): Promise<void> {
  await citizen.touch('拿好了，继续')
  await citizen.on('delivery')
  await citizen.choose('窗口领取')
  await citizen.touch('就这样领')
  await citizen.on('evaluation')
  await citizen.touch('非常满意')
  await citizen.on('ending')
}

interface Submitted {
  readonly application: { readonly signature: { readonly strokes: Strokes }; readonly formFile: string }
  readonly files: Readonly<Record<string, { readonly base64: string }>>
}

/** What the terminal made of the signature: its points, and the signed form. */
async function signedOf(kiosk: Kiosk): Promise<readonly Needle[]> {
  const [one] = (await kiosk.hand('platform', 'cases')) as readonly Submitted[]
  if (one === undefined) throw new Error('nothing was submitted')
  const form = Buffer.from(one.files[one.application.formFile]?.base64 ?? '', 'base64')
  return [...ofStrokes('signature', one.application.signature.strokes), ...ofFile('form', form)]
}

/** The daemon has recorded that it has forgotten the session, and the screen waits for the next citizen. */
async function forgotten(kiosk: Kiosk, citizen: Citizen): Promise<void> {
  const record = join(kiosk.folder, 'state/audit.log')
  await expect.poll(() => readFileSync(record, 'utf8').includes('session.forgotten'), { timeout: 60_000 }).toBe(true)
  await citizen.on('attract')
}

/** Of what something is found. */
const kinds = (found: Leftovers): ReadonlySet<string> =>
  new Set(Object.values(found).flatMap((each) => each.map((one) => one.split(' ')[0] ?? '')))

test.describe('nothing of a person stays', () => {
  test.skip(process.platform !== 'linux', 'reads the memory of processes by /proc')

  let browser: Browser
  let citizen: Citizen
  let profile: string
  let look: (needles: readonly Needle[]) => Leftovers

  test.beforeEach(async ({ kiosk }) => {
    profile = join(kiosk.folder, 'browser')
    browser = await openBrowser(findBrowser() ?? '', [
      ...kioskSwitches(profile, kiosk.address),
      '--window-size=1080,1920',
    ])
    citizen = citizenAt(browser)
    look = (needles) =>
      search(
        {
          processes: [kiosk.daemonPid, browser.pid],
          folders: [join(kiosk.folder, 'state'), profile],
          log: kiosk.log,
        },
        finderOf(needles),
      )
  })
  test.afterEach(() => browser.close())

  test('handed in, printed, left: no name, number, phone, photograph, signature in any memory, file or log', async ({
    kiosk,
  }) => {
    const jpeg = photograph()
    const planted = [...person, ...ofFile('photograph', jpeg), ...(await ofPixels('pixels', jpeg))]
    await kiosk.hand('document-camera', 'picture.show', { jpeg: jpeg.toString('base64') })
    await identify(kiosk, citizen)
    await fillIn(citizen)
    // What is not found while it is needed would not be found afterwards either.
    const needed = ['name', 'number', 'address', 'relative', 'phone', 'photograph', 'pixels']
    expect([...kinds(look(planted))].sort()).toEqual(needed.sort())
    await readAndSign(citizen)
    await citizen.touch('提交申请')
    await citizen.on('accepted')
    await takeReceipts(citizen)
    const signed = await signedOf(kiosk)
    expect([...kinds(look(signed))].sort()).toEqual(['form', 'signature'])

    await leaveContent(citizen)
    await citizen.touch('都拿好了')
    await forgotten(kiosk, citizen)
    // The former page's process ends when it likes; the bar is 5 s, on a machine that does nothing else.
    await expect.poll(() => look([...planted, ...signed]), { timeout: 30_000 }).toEqual({})
  })

  test('left in the middle, after a photograph: nothing either', async ({ kiosk }) => {
    const jpeg = photograph()
    const planted = [...person, ...ofFile('photograph', jpeg), ...(await ofPixels('pixels', jpeg))]
    await kiosk.hand('document-camera', 'picture.show', { jpeg: jpeg.toString('base64') })
    await identify(kiosk, citizen)
    await fillIn(citizen)
    expect(kinds(look(planted)).size).toBe(7)
    await citizen.touch('退出重来')
    await citizen.touch('退出并清除')
    await citizen.on('ending')
    await citizen.touch('都拿好了')
    await forgotten(kiosk, citizen)
    await expect.poll(() => look(planted), { timeout: 30_000 }).toEqual({})
  })
})
