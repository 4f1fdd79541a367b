/** 开办餐馆 by an agent for a company: who acts for whom, and the way to the signature of the principal. */
import { getPerson } from '../device-daemon/simulators/people.ts'
import { answer, begin, readAndSign } from './citizen.ts'
import { expect, type Kiosk } from './kiosk.ts'
import { fillRestaurant } from './restaurant.ts'

export const agent = getPerson('zhang-shouzheng')
export const principal = getPerson('wang-jie-yan')

/** The screen has these words, wherever a line of them may end. */
export const says = (kiosk: Kiosk, words: string): Promise<void> =>
  expect
    .poll(async () => (await kiosk.page.locator('main').innerText()).replaceAll('\u200b', ''), { timeout: 60_000 })
    .toContain(words)

/** From the attract screen to the 一次告知. */
export async function reachNoticeAsAgent(kiosk: Kiosk): Promise<void> {
  await begin(kiosk, '开办餐馆')
  await answer(kiosk, { proxy: '代他人办理', subject: '公司', hyg: '否（仅餐饮）', prepack: '否' })
}

/** From the 一次告知 to the agent's own signature, which the principal's is to follow. */
export async function applyAsAgent(kiosk: Kiosk): Promise<void> {
  await fillRestaurant(kiosk, { 负责人: principal.name, 负责人证件号码: principal.idNumber })
  await kiosk.on('check')
  await kiosk.touch('都对，看申请表')
  await readAndSign(kiosk)
  await says(kiosk, `还要${principal.name}签名`)
}

/** It is the principal's turn, who is not there: what they sign is to be on paper. */
export async function onPaper(kiosk: Kiosk): Promise<void> {
  await kiosk.on('turn')
  await says(kiosk, '不在这里的，按“在纸上签”，打印带走')
  await kiosk.touch('在纸上签')
  await kiosk.on('read')
  await says(kiosk, `打印授权委托书，请${principal.name}签名`)
}
