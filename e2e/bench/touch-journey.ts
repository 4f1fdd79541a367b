/**
 * 公民身后 from the first touch to the farewell, entirely by touch, including typing. What is measured in the page must be
 * read there: the next citizen's page is another document.
 */
import { answer, begin, bringMaterials, identify, signAndSubmit, type Answers } from '../citizen.ts'
import { expect, type Kiosk } from '../kiosk.ts'
import { takeReceipt } from '../receipts.ts'

const answers: Answers = {
  rel: '子女',
  place: '医疗机构内死亡',
  cremated: '已火化',
  ins: '企业职工养老',
  hpf: '有',
  drv: '无',
  med: '有',
}
/** Synthetic, like all data here. */
const digits: Readonly<Record<string, string>> = { 手机号: '13800000000', 银行卡号: '6222020000000000000' }
/** Typed after what the card provides. */
const pinyin: Readonly<Record<string, string>> = { 联系地址: 'hualongqu' }
const choices: Readonly<Record<string, string>> = { 开户行: '中国工商银行' }

export async function wholeJourney(kiosk: Kiosk): Promise<void> {
  await toForm(kiosk)
  while ((await kiosk.screen()) === 'form') await fillGroup(kiosk)
  await bringMaterials(kiosk, {})
  await signAndSubmit(kiosk)
  await kiosk.on('accepted', 60_000)
  await takeReceipt(kiosk, '窗口领取')
}

/** Goes to the first group of the form: the card has been read, nothing typed yet. */
export async function toForm(kiosk: Kiosk): Promise<void> {
  await begin(kiosk, '公民身后')
  await answer(kiosk, answers)
  await kiosk.touch('开始申请')
  await identify(kiosk, 'li-xiaoman')
  await kiosk.on('form', 30_000)
}

async function fillGroup(kiosk: Kiosk): Promise<void> {
  const group = await kiosk.subject()
  for (const field of await kiosk.page.locator('.field').all()) {
    // Without the places where a line may end.
    const label = (await field.locator('.field-label').innerText()).replaceAll('\u200b', '').trim()
    const [choice, number, letters] = [choices[label], digits[label], pinyin[label]]
    if (choice) await field.locator('label.choice').filter({ hasText: choice }).first().tap()
    if (!number && !letters) continue
    await field.locator('input').tap()
    await type(kiosk, number ?? letters ?? '')
    if (letters) await kiosk.page.locator('.candidate').first().tap()
    await kiosk.touch('完成')
  }
  await kiosk.touch('继续')
  await expect
    .poll(async () => `${await kiosk.screen()}.${await kiosk.subject()}`, {
      message: `going on from ${group}`,
      timeout: 30_000,
    })
    .not.toBe(`form.${group}`)
}

/** Types on the touch keyboard. */
export async function type(kiosk: Kiosk, keys: string): Promise<void> {
  for (const key of keys) await kiosk.page.locator('.keyboard').getByRole('button', { name: key, exact: true }).tap()
}
