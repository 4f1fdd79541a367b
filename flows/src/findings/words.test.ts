/** The words of every finding: complete in both languages, saying the same things, and every one in use. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { advice } from './finding.ts'
import { words } from './words/index.ts'

const namesIn = (templates: readonly string[]): readonly string[] =>
  [...new Set(templates.join(' ').match(/«[^»]+»/g) ?? [])].toSorted()

describe.each(Object.entries(words))('%s', (_, { zh, en }) => {
  it('has a message and a remedy in both languages, with the same values', () => {
    for (const text of [...zh, ...en]) expect(text.trim()).not.toBe('')
    const said = zh.map((text) => text.replace(/«[^»]+»/g, '')).join('')
    if (said !== '') expect(said).toMatch(/\p{Script=Han}/u)
    expect(namesIn(zh).filter((name) => name !== '«called»')).toEqual(namesIn(en).filter((name) => name !== '«called»'))
  })
})

const root = join(import.meta.dirname, '../../..')
const code = ['flows/src', 'scripts/flows', 'device-daemon/src/catalogue'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('findings/words/'))
    .map((name) => ({ name, text: readFileSync(join(root, folder, name), 'utf8') })),
)

it('no words stand unused', () => {
  const all = code.map(({ text }) => text).join('\n')
  expect(Object.keys(words).filter((one) => !all.includes(`'${one}'`))).toEqual([])
})

it('no rule of the services has words of its own', () => {
  const rules = code.filter(({ name }) => /^(lint|catalogue|find|time)\//.test(name))
  expect(rules.length).toBeGreaterThan(20)
  const own = /^\s*(?:message|remedy): ['"`]/m
  // Of a bundle the daemon speaks, to whoever looks after the terminals.
  expect(
    rules.filter(({ name, text }) => name !== 'catalogue/bundle.ts' && own.test(text)).map(({ name }) => name),
  ).toEqual([])
})

it('values are filled in, each in its language', () => {
  expect(advice('noItem', { id: 'food', near: { zh: '可以写：hyg', en: 'one of: hyg' } })).toEqual({
    code: 'noItem',
    message: { zh: '没有事项“food”', en: 'there is no item "food"' },
    remedy: { zh: '可以写：hyg', en: 'one of: hyg' },
  })
})
