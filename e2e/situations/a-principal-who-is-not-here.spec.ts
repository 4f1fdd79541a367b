/**
 * 授权委托书 signed elsewhere: the agent prints it with the 告知书, leaves, comes back by the code of the 告知书, and
 * photographs the sheet that the principal has signed. Nothing of either stays at the terminal in between.
 */
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { join } from 'node:path'
import { lookAtPage } from '../../device-daemon/simulators/document-printer/looking.ts'
import { agent, applyAsAgent, onPaper, principal, reachNoticeAsAgent, says } from '../agent.ts'
import type { PrintedSheet } from '../citizen.ts'
import { expect, test, type Kiosk } from '../kiosk.ts'
import { ofText } from '../residue/canaries.ts'
import { finderOf } from '../residue/finder.ts'
import { search } from '../residue/search.ts'

/** What is found of the two in the daemon's memory, the terminal's files and its log. */
const leftovers = (kiosk: Kiosk) =>
  search(
    { processes: [kiosk.daemonPid], folders: [join(kiosk.folder, 'state')], log: kiosk.log },
    finderOf(
      [agent, principal].flatMap(({ name, idNumber }) => [...ofText('name', name), ...ofText('number', idNumber)]),
    ),
  )

/** The sheet as it comes back: with the principal's name by hand at its foot. */
async function signedByHand({ png }: PrintedSheet): Promise<Buffer> {
  const image = await loadImage(Buffer.from(png, 'base64'))
  const canvas = createCanvas(image.width, image.height)
  const pen = canvas.getContext('2d')
  pen.drawImage(image, 0, 0)
  pen.strokeStyle = '#1b2a6b'
  pen.lineWidth = 5
  pen.beginPath()
  pen.moveTo(image.width * 0.3, image.height * 0.7)
  pen.bezierCurveTo(
    image.width * 0.4,
    image.height * 0.6,
    image.width * 0.4,
    image.height * 0.8,
    image.width * 0.5,
    image.height * 0.7,
  )
  pen.stroke()
  return canvas.toBuffer('image/jpeg', 85)
}

interface Received {
  readonly application: {
    readonly applicant: { readonly name: string }
    readonly formFile: string
    readonly signatures: readonly { readonly files?: readonly string[] }[]
    readonly materials: readonly {
      readonly materialId: string
      readonly submission: string
      readonly files: readonly string[]
    }[]
  }
  readonly files: Readonly<Record<string, { readonly type: string; readonly base64: string }>>
}

test('printed, taken away, signed, brought back and photographed: the application carries it', async ({ kiosk }) => {
  test.slow()
  await kiosk.open()
  await reachNoticeAsAgent(kiosk)
  await applyAsAgent(kiosk)
  await kiosk.touch('下一步')
  await onPaper(kiosk)
  await kiosk.touch('打印带走')
  await says(kiosk, '打印好了，可以带走了')
  const sheets = (await kiosk.hand('document-printer', 'output')) as readonly PrintedSheet[]
  const codes = await Promise.all(sheets.map(async ({ png }) => (await lookAtPage(png)).code))
  const notice = codes.find((code) => code?.startsWith('YJS1'))
  expect(notice).toMatch(/^YJS1[A-Z2-7]+$/)
  const [sheet] = sheets
  if (sheet === undefined) throw new Error('nothing was printed')

  // What is not found while it is needed would not be found afterwards either.
  expect(Object.keys(leftovers(kiosk))).not.toEqual([])
  await kiosk.touch('带走，现在离开')
  await kiosk.touch('退出并清除')
  await kiosk.on('ending')
  await kiosk.touch('都拿好了')
  await kiosk.on('attract')
  await expect.poll(() => leftovers(kiosk), { timeout: 30_000 }).toEqual({})

  await kiosk.touch(/触摸屏幕开始/)
  await kiosk.touch(/手里有告知书/)
  await kiosk.on('scanNotice')
  await kiosk.hand('scanner', 'code.show', { text: notice })
  await kiosk.on('notice')
  await says(kiosk, '按您上次的回答')
  await kiosk.hand('scanner', 'code.take')
  await applyAsAgent(kiosk)
  await kiosk.touch('下一步')
  await onPaper(kiosk)
  await kiosk.touch('签好了，去拍照')
  await kiosk.on('capture')
  const photograph = await signedByHand(sheet)
  await kiosk.hand('document-camera', 'picture.show', { jpeg: photograph.toString('base64') })
  await kiosk.touch('拍照')
  await expect(kiosk.page.getByText('第 1 页').first()).toBeVisible()
  await kiosk.touch('继续')
  await kiosk.on('sign')
  await says(kiosk, `也签好了：${principal.name}`)
  await kiosk.touch('提交申请')
  await kiosk.on('accepted', 30_000)

  const [one, ...more] = (await kiosk.hand('platform', 'cases')) as readonly Received[]
  expect(more).toEqual([])
  if (one === undefined) throw new Error('nothing was handed in')
  const { application, files } = one
  expect(application).toMatchObject({
    applicant: { name: agent.name },
    form: { manager: principal.name },
    signatures: [
      { party: 'applicant', name: agent.name, identifiedBy: 'card' },
      {
        party: 'legalRepresentative',
        name: principal.name,
        number: principal.idNumber,
        identifiedBy: 'paper',
        signed: ['m_proxy'],
      },
    ],
  })
  const proxy = application.materials.find(({ materialId }) => materialId === 'm_proxy')
  expect(proxy?.submission).toBe('form')
  expect(proxy?.files.map((file) => files[file]?.type)).toEqual(['application/pdf', 'image/jpeg'])
  // The page that was photographed is the page of the signature and of the document.
  expect(application.signatures[1]?.files).toEqual(proxy?.files.slice(1))
})
