/** Two relatives have died, or somebody may act for two enterprises: which one is meant is theirs to say. */
import { bringMaterials, casesOf, fillForm, identify, reachIdentify, signAndSubmit, telephone } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'

/** 贺两重 has two deceased relatives, 贺仲秋 and 陶霜降, and two enterprises. */
const person = 'he-liangzhong'

test('two deceased relatives: the one chosen is in form, materials and application, the other nowhere', async ({
  kiosk,
}) => {
  const { page } = kiosk
  await kiosk.open()
  await reachIdentify(kiosk)
  await identify(kiosk, person)
  await kiosk.on('whom', 30_000)
  await expect(page.getByRole('heading', { name: '逝者' })).toBeVisible()
  await expect(page.getByText('贺仲秋')).toBeVisible()
  await expect(page.getByText('陶霜降')).toBeVisible()

  await kiosk.touch('继续')
  await expect(page.getByText('选一个，再点“继续”').first()).toBeVisible()

  await kiosk.choose('贺仲秋')
  await kiosk.touch('继续')
  await kiosk.on('form')
  await fillForm(kiosk, telephone)
  await bringMaterials(kiosk, {})
  await kiosk.on('check')
  await expect(page.getByText('贺仲秋').first()).toBeAttached()

  await test.step('changed on check answers: everything is the other one’s', async () => {
    await page.getByRole('button', { name: '更改 逝者', exact: true }).tap()
    await kiosk.on('whom')
    await kiosk.choose('陶霜降')
    await kiosk.touch('保存更改')
    await kiosk.on('check')
    await expect(page.getByText('陶霜降').first()).toBeAttached()
    await expect(page.getByText('贺仲秋')).toHaveCount(0)
  })

  await signAndSubmit(kiosk)
  await kiosk.on('accepted', 30_000)
  const [one, ...more] = await casesOf(kiosk)
  expect(more).toEqual([])
  expect(JSON.stringify(one)).toContain('陶霜降')
  expect(JSON.stringify(one)).not.toContain('贺仲秋')
})

test('none of them: typed and photographed', async ({ kiosk }) => {
  await kiosk.open()
  await reachIdentify(kiosk)
  await identify(kiosk, person)
  await kiosk.on('whom', 30_000)
  await kiosk.choose('都不是')
  await kiosk.touch('继续')
  await kiosk.on('form')
  await kiosk.fill('手机号', telephone['手机号'])
  await kiosk.touch('继续')
  await expect(kiosk.page.getByText('贺仲秋')).toHaveCount(0)
  await expect(kiosk.page.getByText('陶霜降')).toHaveCount(0)
  await expect(kiosk.page.locator('.field-label').filter({ hasText: '姓名' }).first()).toBeVisible()
})

test('a page that dies after the answer comes back with it', async ({ kiosk }) => {
  await kiosk.open()
  await reachIdentify(kiosk)
  await identify(kiosk, person)
  await kiosk.on('whom', 30_000)
  await kiosk.choose('陶霜降')
  await kiosk.touch('继续')
  await kiosk.on('form')
  await kiosk.page.reload()
  await kiosk.on('form', 30_000)
  await kiosk.touch('返回')
  await kiosk.on('whom')
  await expect(kiosk.page.locator('[data-chosen=true]')).toContainText('陶霜降')
})
