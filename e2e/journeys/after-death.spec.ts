import { answer, begin, bringMaterials, casesOf, fillForm, identify, signAndSubmit } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'
import { takeReceiptAndLeave } from '../receipts.ts'

test('公民身后: from the first touch to the receipt in hand', async ({ kiosk }) => {
  await kiosk.open()
  await begin(kiosk, '公民身后')
  await answer(kiosk, {
    rel: '子女',
    place: '医疗机构内死亡',
    cremated: '已火化',
    ins: '企业职工养老',
    hpf: '有',
    drv: '无',
    med: '有',
  })

  await test.step('the notice is printed without saying who one is', async () => {
    await kiosk.touch('打印告知书')
    await expect(kiosk.page.getByRole('button', { name: '再打印一份' })).toBeEnabled({ timeout: 60_000 })
    await kiosk.touch('开始申请')
  })
  await identify(kiosk, 'li-xiaoman')
  await kiosk.on('form', 30_000)
  await fillForm(kiosk, { 手机号: '13800000000', 银行卡号: '6222020000000000000' }, { 开户行: '中国工商银行' })
  await bringMaterials(kiosk, {})
  await signAndSubmit(kiosk)
  await kiosk.on('accepted', 30_000)
  const [one, ...more] = await casesOf(kiosk)
  expect(more).toEqual([])
  await expect(kiosk.page.getByText(one?.caseNumber ?? 'no case')).toBeVisible()

  const { roll, a4 } = await takeReceiptAndLeave(kiosk, '窗口领取')
  expect(roll).toHaveLength(1)
  // The notice at the beginning and the receipt at the end.
  expect(a4.length).toBeGreaterThanOrEqual(2)
})
