import { expect, test } from 'vitest'
import { idCheckDigit } from '#flows/entries/identity.ts'
import type { CitizenCard } from '../devices/id-card/port.ts'
import { createDocuments } from '../documents/documents.ts'
import { card } from '../testing/affair.ts'
import { identityOfCard } from './identity-check.ts'
import { printable } from './printable.ts'

const today = '2026-11-27'
const born = (day: string): CitizenCard => {
  const first = `410999${day.replaceAll('-', '')}002`
  return { ...card, idNumber: first + idCheckDigit(first), birthDate: day }
}
const judge = (one: CitizenCard): string => {
  const identity = identityOfCard(one, today)
  return identity.ok ? 'accepted' : identity.failure.code
}

test.each([
  ['born on 30 February, number and card agreeing', born('1986-02-30'), 'accepted'],
  ['the same with a wrong check character', { ...born('1986-02-30'), idNumber: '410999198602300022' }, 'cardInvalid'],
  ['born today', born(today), 'accepted'],
  ['born tomorrow', born('2026-11-28'), 'cardInvalid'],
  ['born in 1899', born('1899-12-31'), 'cardInvalid'],
  ['valid until a 29 February that does not come', { ...card, validUntil: '2034-02-29' }, 'accepted'],
  ['expired on a 29 February that did not come', { ...card, validUntil: '2026-02-29' }, 'cardExpired'],
])('%s', (_what, one, outcome) => expect(judge(one)).toBe(outcome))

test('a name that no font can print is known before the form; an address is asked for instead', async () => {
  const documents = createDocuments()
  const identity = identityOfCard({ ...card, name: '王\ue000' }, today)
  expect(identity.ok && printable(identity.value, documents)).toMatchObject({ failure: { code: 'nameUnprintable' } })
  const elsewhere = identityOfCard({ ...card, address: '示范\ue000路1号' }, today)
  const kept = elsewhere.ok && printable(elsewhere.value, documents)
  expect(kept).toMatchObject({ ok: true, value: { name: card.name } })
  expect(kept).not.toHaveProperty('value.address')
  // What is laid out and not drawn is no reason to send anybody away.
  expect(documents.unprintable('示范路\r\n1号\t\u200f\ufeff')).toEqual([])
  for (const name of ['王䶮', '李㛃𪛖', '阿依古丽·示范江', 'MARY-ANN O’NEIL'])
    expect(documents.unprintable(name), name).toEqual([])
  await documents.stop()
})
