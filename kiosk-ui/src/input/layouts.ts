/** The keys of each layout. `types`: the characters a key types; `does`: the action it performs. */
export type Act =
  | 'erase'
  | 'clear'
  | 'shift'
  | 'space'
  | 'left'
  | 'right'
  | 'next'
  | 'done'
  | 'letters'
  | 'signs'
  | 'strokes'
  | 'language'
  | 'split'

export interface Key {
  /** Said on the key, where that is not what it types. */
  readonly says?: string
  /** What it types, or what it does. */
  readonly types?: string
  readonly does?: Act
  /** Width in keys. */
  readonly wide?: number
}

export type Layout = readonly (readonly Key[])[]

const keys = (characters: string): Key[] => [...characters].map((types) => ({ types }))

/** Telephone order, known from phones and ATMs, not that of a calculator. */
const pad = (last: Key): Layout => [keys('123'), keys('456'), keys('789'), [last, { types: '0' }, { does: 'erase' }]]

export const pads = {
  digits: pad({ does: 'clear' }),
  idNumber: pad({ types: 'X' }),
  decimal: pad({ types: '.' }),
} as const satisfies Record<string, Layout>

export const letters: Layout = [
  keys('qwertyuiop'),
  keys('asdfghjkl'),
  [{ does: 'shift', wide: 1.5 }, ...keys('zxcvbnm'), { does: 'erase', wide: 1.5 }],
]

/**
 * Capital letters and digits in one view, for codes. 统一社会信用代码 has no I, O, S, V, Z, but number plates and company names
 * do.
 */
export const codes: Layout = [
  keys('1234567890'),
  keys('QWERTYUIOP'),
  keys('ASDFGHJKL'),
  [{ does: 'clear', wide: 1.5 }, ...keys('ZXCVBNM'), { does: 'erase', wide: 1.5 }],
]

export const signs = {
  zh: [keys('1234567890'), keys('，。、；：？！（）—'), [...keys('“”《》·#/+-'), { does: 'erase' }]],
  en: [keys('1234567890'), keys(',.;:?!()\'"'), [...keys('@#/+-_&*%'), { does: 'erase' }]],
} as const satisfies Record<string, Layout>

/** As a telephone's stroke keys are called: 横 竖 撇 点 折, by their numbers. */
export const strokes: Layout = [
  [
    { types: '1', says: '横 一' },
    { types: '2', says: '竖 丨' },
    { types: '3', says: '撇 丿' },
    { types: '4', says: '点 丶' },
    { types: '5', says: '折 乛' },
    { does: 'erase' },
  ],
]
