import { expect, test } from 'vitest'
import { createFind } from './find.ts'

const find = createFind({
  entries: [
    {
      id: 'death',
      phrases: [
        { text: '公民身后', weight: 3 },
        { text: '我爸去世了', weight: 2 },
        { text: '老人走了', weight: 2 },
        { text: '户口注销', weight: 1 },
        { text: 'After a death in the family', weight: 3 },
      ],
    },
    {
      id: 'restaurant',
      phrases: [
        { text: '开办餐馆、饭店', weight: 3 },
        { text: '开饭馆', weight: 2 },
        { text: 'Open a restaurant', weight: 3 },
      ],
    },
    { id: 'gym', phrases: [{ text: '开办健身馆', weight: 3 }] },
    { id: 'closing', phrases: [{ text: '企业简易注销', weight: 3 }] },
  ],
  readings: { 开: ['kai'], 饭: ['fan'], 馆: ['guan'], 健: ['jian'], 身: ['shen'], 办: ['ban'], 后: ['hou'] },
})

test('by what people say', () => {
  expect(find('我爸爸上个月去世了，怎么办？')[0]).toBe('death')
  expect(find('想开个饭馆')[0]).toBe('restaurant')
  expect(find('公司注销')[0]).toBe('closing')
})

test('by pinyin, whole, by first letters, mixed, and not yet at its end', () => {
  for (const typed of ['kaifanguan', 'kfg', 'kfang', 'kaifang', '开fg', 'KFG'])
    expect(find(typed)).toEqual(['restaurant'])
  expect(find('jsg')).toEqual(['gym'])
})

test('by English words, begun ones too', () => {
  expect(find('restau')).toEqual(['restaurant'])
  expect(find('death in family')[0]).toBe('death')
})

test('a character or two that a question happens to share is no answer; one character alone is asked for', () => {
  for (const typed of ['开水在哪打', '饭菜太咸']) expect([typed, find(typed)]).toEqual([typed, []])
  expect(find('饭')[0]).toBe('restaurant')
})

test('what is said in every question finds nothing by itself, nor does nothing', () => {
  for (const typed of ['', '  ', '，。', '请问怎么办理', '𰻞']) expect(find(typed)).toEqual([])
})
