import { reachForm, telephone } from '../citizen.ts'
import { expect, test, type Kiosk } from '../kiosk.ts'

/** Touches one key after the other; keys are found by their labels. */
async function type(kiosk: Kiosk, keys: Iterable<string>): Promise<void> {
  for (const key of keys) await kiosk.page.locator('.keyboard').getByRole('button', { name: key, exact: true }).tap()
}

test('everything is typed by touch: digits, an address in pinyin, a name, an identity number, a date', async ({
  kiosk,
}) => {
  await kiosk.open()
  // The platform knows no relatives of his, so everything is asked.
  await reachForm(kiosk, 'zhang-shouzheng')

  await test.step('digits: pad, erase, clear', async () => {
    await kiosk.field('手机号').tap()
    await type(kiosk, '1380')
    await expect(kiosk.field('手机号')).toHaveValue('1380')
    await type(kiosk, ['退格'])
    await expect(kiosk.field('手机号')).toHaveValue('138')
    await type(kiosk, ['清空'])
    await expect(kiosk.field('手机号')).toHaveValue('')
    await type(kiosk, telephone.手机号)
    await expect(kiosk.field('手机号')).toHaveValue(telephone.手机号)
  })
  await test.step('下一项 leads to the address; pinyin with candidates, digits among it', async () => {
    await type(kiosk, ['下一项'])
    await expect(kiosk.field('联系地址')).toBeFocused()
    const before = await kiosk.field('联系地址').inputValue()
    for (const _ of before) await type(kiosk, ['退格'])
    await expect(kiosk.field('联系地址')).toHaveValue('')
    await type(kiosk, 'renminlu')
    await kiosk.page
      .locator('.candidate')
      .filter({ hasText: /^人民路$/ })
      .tap()
    await expect(kiosk.field('联系地址')).toHaveValue('人民路')
    await type(kiosk, ['符号数字', '8', '拼音'])
    await type(kiosk, 'hao')
    await kiosk.page.locator('.candidate').filter({ hasText: /^号$/ }).first().tap()
    await expect(kiosk.field('联系地址')).toHaveValue('人民路8号')
    // One letter too many is erased before it becomes a word.
    await type(kiosk, 'x')
    await type(kiosk, ['退格'])
    await expect(kiosk.field('联系地址')).toHaveValue('人民路8号')
  })
  await test.step('完成 puts the keyboard away', async () => {
    await type(kiosk, ['完成'])
    await expect(kiosk.page.locator('.keyboard')).toHaveCount(0)
    await kiosk.touch('继续')
    await kiosk.about('dead')
  })
  await test.step('a name, an identity number with X, a date', async () => {
    await kiosk.field('姓名').tap()
    await type(kiosk, 'zhangsan')
    await kiosk.page
      .locator('.candidate')
      .filter({ hasText: /^张三$/ })
      .tap()
    await type(kiosk, ['下一项'])
    await type(kiosk, '41099919530807017X')
    await expect(kiosk.field('身份证号')).toHaveValue('41099919530807017X')
    await type(kiosk, ['下一项'])
    await type(kiosk, '20261102')
    await expect(kiosk.field('死亡时间')).toHaveValue('20261102')
    await type(kiosk, ['完成'])
    await kiosk.touch('继续')
    await kiosk.on('materials')
  })
})

test('what does not fit is said when going on, in plain words at the field, and typed right it goes on', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachForm(kiosk, 'li-xiaoman')
  const group = await kiosk.subject()
  await kiosk.field('手机号').tap()
  await type(kiosk, '1380000')
  await type(kiosk, ['完成'])
  await expect(kiosk.page.getByText('手机号要填 11 位手机号')).toHaveCount(0)
  await kiosk.touch('继续')
  await expect(kiosk.page.getByText('手机号要填 11 位手机号').first()).toBeVisible()
  expect(await kiosk.subject()).toBe(group)
  await kiosk.field('手机号').tap()
  await type(kiosk, '0000')
  await type(kiosk, ['完成'])
  await kiosk.touch('继续')
  await expect.poll(() => kiosk.subject()).not.toBe(group)
})

test('letters that have not become a word go into the field: other keys, another field, 完成, 继续', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachForm(kiosk, 'zhang-shouzheng')
  const address = kiosk.field('联系地址')
  await kiosk.fill('联系地址', '')
  await type(kiosk, ['d', '符号数字', '1', '2', '拼音'])
  await expect(address).toHaveValue('d12')
  await type(kiosk, ['h', '光标左移'])
  await expect(address).toHaveValue('d12h')
  await type(kiosk, ['光标右移', 'l', '中/英'])
  await expect(address).toHaveValue('d12hl')
  await type(kiosk, ['中/英', 'z', '完成'])
  await expect(address).toHaveValue('d12hlz')
  await address.tap()
  await type(kiosk, ['x'])
  await kiosk.field('手机号').tap()
  await expect(address).toHaveValue('d12hlzx')
  await expect(kiosk.field('手机号')).toHaveValue('')
  // The touch on 继续 is the one that leaves the field.
  await kiosk.fill('手机号', telephone.手机号)
  await kiosk.fill('联系地址', '清明街')
  await type(kiosk, ['q'])
  await kiosk.touch('继续')
  await kiosk.about('dead')
  await kiosk.touch('返回')
  await expect(address).toHaveValue('清明街q')
})

test('a character nobody can read is written by its strokes; a rare surname stands first in a field of names', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachForm(kiosk, 'zhang-shouzheng')
  await kiosk.fill('联系地址', '')
  await type(kiosk, ['笔画', '横 一', '竖 丨', '横 一', '撇 丿', '退格'])
  await expect(kiosk.page.locator('.candidates-typed')).toHaveText('一丨一')
  await type(kiosk, ['退格', '退格', '退格', '点 丶', '横 一', '折 乛', '撇 丿', '点 丶', '横 一'])
  await kiosk.page.locator('.candidate').filter({ hasText: /^堃$/ }).tap()
  await expect(kiosk.field('联系地址')).toHaveValue('堃')
  await type(kiosk, ['完成'])
  await kiosk.fill('手机号', telephone.手机号)
  await type(kiosk, ['完成'])
  await kiosk.touch('继续')
  await kiosk.field('姓名').tap()
  await type(kiosk, 'moqi')
  await kiosk.page.locator('.candidate').first().tap()
  await expect(kiosk.field('姓名')).toHaveValue('万俟')
})
