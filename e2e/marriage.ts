/** The way to a time at the marriage registry: 公民婚育 for two who want to marry, handed in. */
import { addPerson, answer, begin, bringMaterials, fillGroups, identify, signAndSubmit } from './citizen.ts'
import type { Kiosk } from './kiosk.ts'

/** From the attract screen to 核对. */
export async function fillMarriage(kiosk: Kiosk): Promise<void> {
  await begin(kiosk, '公民婚育')
  await answer(kiosk, { stage: '预约结婚登记', special: '没有', hukouChange: '不改', move: '不迁', birthReg: '不办' })
  await kiosk.touch('开始申请')
  await identify(kiosk, 'ouyang-zhixia')
  const entries = {
    values: { 手机号码: '13800000000', 手机号: '13800000000', 想哪天去登记: '20270315' },
    choices: { 现在的婚姻状况: '未婚', 上午或下午: '上午' },
  }
  await kiosk.leaves('fetching.', 30_000)
  await fillGroups(kiosk, entries)
  await addPerson(kiosk, { by: { card: 'zhang-jie' }, choices: { 现在的婚姻状况: '离婚' } })
  await kiosk.on('rows')
  await kiosk.touch('继续')
  await kiosk.on('form')
  await fillGroups(kiosk, entries)
  await bringMaterials(kiosk, {})
}

/** From the attract screen to 平台已受理: both sign. */
export async function handInMarriage(kiosk: Kiosk): Promise<void> {
  await fillMarriage(kiosk)
  await signAndSubmit(kiosk, ['zhang-jie'])
  await kiosk.on('accepted', 30_000)
}

/** The same, and on to the times. */
export async function reachTimes(kiosk: Kiosk): Promise<void> {
  await handInMarriage(kiosk)
  await kiosk.touch('选去办的时间')
  await kiosk.on('appointment')
}

/** The time that stands chosen is taken by somebody else. */
export async function takeAway(kiosk: Kiosk): Promise<void> {
  const chosen = (await kiosk.page.locator('.appointment-when').innerText()).replaceAll('\u200b', '')
  const [, month = '', day = ''] = /(\d+)月(\d+)日/.exec(chosen) ?? []
  const date = `${/\d{4}/.exec(chosen)?.[0]}${month.padStart(2, '0')}${day.padStart(2, '0')}`
  await kiosk.hand('platform', 'appointments.set', { gone: `s-${date}-${chosen.slice(-5).replace(':', '')}` })
}
