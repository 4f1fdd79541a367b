import { answer, begin, bringMaterials, casesOf, fillForm, identify, readAndSign, showCard } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'
import { partnersTeahouse } from './teahouse.ts'

test('开办茶馆 by three partners: one signs with her card after somebody else’s was laid, one on paper', async ({
  kiosk,
}) => {
  await kiosk.open()
  await begin(kiosk, '开办茶馆')
  await answer(kiosk, partnersTeahouse.answers)
  await kiosk.touch('开始申请')
  await identify(kiosk, 'zhang-shouzheng')
  await kiosk.on('form', 30_000)
  await fillForm(kiosk, partnersTeahouse.typed, partnersTeahouse.chosen, {
    partners: [
      { ...partnersTeahouse.person('10'), by: 'self' },
      { ...partnersTeahouse.person('8'), by: { card: 'wang-jie-yan' } },
      { ...partnersTeahouse.person('2'), by: { card: 'li-tou-zhang' } },
    ],
  })
  await bringMaterials(kiosk, { m_layout: 'floor-plan', m_rules: 'food-safety-rules' })
  await kiosk.on('check')
  await kiosk.touch('都对，看申请表')
  await readAndSign(kiosk)

  // The terminal goes to the second partner; the third lays his card too early.
  await expect(kiosk.page.getByRole('heading', { name: '请把终端交给王㛃䶮' })).toBeVisible()
  await kiosk.touch('交过去了')
  await kiosk.on('turn')
  await expect(kiosk.page.getByText('后面还有 1 人要签')).toBeVisible()
  await kiosk.hand('id-card', 'card.lay', { person: 'li-tou-zhang' })
  await expect(kiosk.page.getByText('这不是要签名的那一位').first()).toBeVisible({ timeout: 20_000 })
  await kiosk.hand('id-card', 'card.lift')
  await kiosk.touch('再放一次')
  await showCard(kiosk, 'wang-jie-yan')
  await readAndSign(kiosk)

  await expect(kiosk.page.getByRole('heading', { name: '请把终端交给李𠅤𬭚' })).toBeVisible()
  // The page is loaded again: it is still the third partner's turn, and nothing signed is lost.
  await kiosk.page.reload()
  await kiosk.on('turn')
  await kiosk.touch('在纸上签')
  await kiosk.on('read')
  await kiosk.touch('签好了，去拍照')
  await kiosk.on('capture')
  await kiosk.hand('document-camera', 'picture.show', { name: 'household-register' })
  await kiosk.touch('拍照')
  await expect(kiosk.page.getByText('第 1 页').first()).toBeVisible()
  await kiosk.touch('继续')

  await kiosk.on('sign')
  await expect(kiosk.page.getByText('李𠅤𬭚（股东/合伙人/投资人）').first()).toBeVisible()
  await kiosk.touch('提交申请')
  await kiosk.on('accepted', 30_000)
  const [one] = await casesOf(kiosk)
  expect(one?.application).toMatchObject({
    applicant: { name: '张守正' },
    signatures: [
      { party: 'applicant', name: '张守正', identifiedBy: 'card' },
      { party: 'investor', name: '王㛃䶮', identifiedBy: 'card' },
      { party: 'investor', name: '李𠅤𬭚', identifiedBy: 'paper', files: [expect.any(String)] },
    ],
  })
})
