import {
  addPerson,
  answer,
  begin,
  bringMaterials,
  casesOf,
  fillForm,
  fillGroups,
  identify,
  signAndSubmit,
} from '../citizen.ts'
import { expect, test } from '../kiosk.ts'
import { partnersTeahouse } from './teahouse.ts'

const { answers, typed, chosen, person } = partnersTeahouse

test('开办茶馆 by two partners: one is here for himself, the other lays her card; a third thinks better of it', async ({
  kiosk,
}) => {
  await kiosk.open()
  await begin(kiosk, '开办茶馆')
  await answer(kiosk, answers)
  await kiosk.touch('开始申请')
  await identify(kiosk, 'zhang-shouzheng')
  await kiosk.on('form', 30_000)
  await fillForm(kiosk, typed, chosen, {
    // The two that a partnership needs, and one more.
    partners: [
      { ...person('12'), by: 'self' },
      { ...person('8'), by: { card: 'wang-jie-yan' } },
      { ...person('5'), by: { card: 'li-tou-zhang' } },
    ],
  })
  await bringMaterials(kiosk, { m_layout: 'floor-plan', m_rules: 'food-safety-rules' })

  await kiosk.on('check')
  const third = kiosk.page.locator('.summary').filter({ hasText: '3 / 3' })
  await third.getByRole('button', { name: /更改/ }).tap()
  await kiosk.on('rows')
  await expect(kiosk.page.getByText('一共 3 位')).toBeVisible()
  await kiosk.page.locator('.summary').nth(2).getByRole('button', { name: /更改/ }).tap()
  await kiosk.on('row')
  await kiosk.touch('去掉这一位')
  await kiosk.touch('再点一次去掉')
  await kiosk.on('rows')
  await expect(kiosk.page.getByText('一共 2 位')).toBeVisible()
  await kiosk.touch('保存更改')

  await signAndSubmit(kiosk, ['wang-jie-yan'])
  await kiosk.on('accepted', 30_000)
  const [one] = await casesOf(kiosk)
  expect(one?.application).toMatchObject({
    affair: { id: 'h11-teahouse' },
    applicant: { name: '张守正' },
    form: {
      partners: [
        { investorKind: 'person', investorName: '张守正', contribution: '12' },
        { investorKind: 'person', investorName: '王㛃䶮', contribution: '8' },
      ],
    },
    signatures: [
      { party: 'applicant', name: '张守正', identifiedBy: 'card' },
      { party: 'investor', name: '王㛃䶮', identifiedBy: 'card' },
    ],
  })
  expect(JSON.stringify(one)).not.toContain('李𠅤𬭚')
})

test('a partner who is here already is not taken twice, and a list that is too short says how many are needed', async ({
  kiosk,
}) => {
  await kiosk.open()
  await begin(kiosk, '开办茶馆')
  await answer(kiosk, answers)
  await kiosk.touch('开始申请')
  await identify(kiosk, 'zhang-shouzheng')
  await kiosk.on('form', 30_000)
  await fillGroups(kiosk, { values: typed, choices: chosen })
  await kiosk.on('rows')
  await addPerson(kiosk, { ...person('12'), by: 'self' })
  await kiosk.on('rows')
  await expect(kiosk.page.getByText('一共 1 位')).toBeVisible()

  await addPerson(kiosk, { ...person('1'), by: { card: 'zhang-shouzheng' } })
  await kiosk.on('row')
  await expect(kiosk.page.getByText('这个证件号码已经填过了，换一位')).toBeVisible()
  await kiosk.touch('去掉这一位')
  await kiosk.touch('再点一次去掉')
  await kiosk.on('rows')
  // One partner is not enough: the next step is to add another, not to continue.
  await expect(kiosk.page.getByRole('button', { name: '继续' })).toHaveCount(0)
})
