import { expect, test } from 'vitest'
import { checkCharacter, getPerson, people, records } from './people.ts'

const text = (member: string | readonly string[] | undefined): string => String(member ?? '')
const withNumber = records
  .filter(({ idNumber }) => idNumber !== undefined)
  .map(({ id, name, idNumber, birthDate, sex }) => ({
    id,
    name: text(name),
    idNumber: text(idNumber),
    birthDate: text(birthDate),
    sex: text(sex),
  }))
const creditCodes = records.flatMap(({ uscc }) => (uscc === undefined ? [] : [text(uscc)]))

test('the check character agrees with the example of GB 11643', () => {
  expect(checkCharacter('11010519491231002')).toBe('X')
})

test('every number is right except the one that is meant to be wrong', () => {
  const wrong = [...people, ...withNumber].filter(
    (each) => checkCharacter(each.idNumber.slice(0, 17)) !== each.idNumber[17],
  )
  expect(wrong.map((each) => each.id)).toEqual(['zhou-cuoma'])
})

test('sex, birth date and number of each person agree, and no number is that of two people', () => {
  const all = [...people, ...withNumber]
  for (const each of all) {
    expect(each.idNumber).toMatch(/^410999\d{11}[\dX]$/)
    expect(each.idNumber.slice(6, 14)).toBe(each.birthDate.replaceAll('-', ''))
    expect(Number(each.idNumber[16]) % 2 === 1 ? 'male' : 'female', each.id).toBe(each.sex)
  }
  // Of a person there may be several records.
  const owners = Map.groupBy(all, (each) => each.idNumber)
  for (const [number, of] of owners)
    expect([number, [...new Set(of.map(({ name }) => name))]]).toHaveProperty('1.length', 1)
  expect(getPerson('wu-weix').idNumber).toMatch(/X$/)
})

test('every person fits on a card: 15 UTF-16 units of name, 35 of address, 15 of issuer', () => {
  for (const each of people) {
    expect(each.name.length).toBeLessThanOrEqual(15)
    expect(each.address.length).toBeLessThanOrEqual(35)
    expect(each.issuer.length).toBeLessThanOrEqual(15)
  }
})

test('whom a record names is somebody of these files, and no id is used twice', () => {
  const ids = [...people, ...records].map((each) => each.id)
  expect(new Set(ids).size).toBe(ids.length)
  const named = records.flatMap(({ relatives = [], people: acting = [], legalRepresentative = [] }) =>
    [relatives, acting, legalRepresentative].flat(),
  )
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((id) => !ids.includes(id))).toEqual([])
})

test('the age of the deceased is that on the day', () => {
  for (const { birthDate, deathDate, age } of records) {
    if (typeof deathDate !== 'string' || typeof birthDate !== 'string') continue
    const years = Number(deathDate.slice(0, 4)) - Number(birthDate.slice(0, 4))
    expect(age).toBe(String(deathDate.slice(5) < birthDate.slice(5) ? years - 1 : years))
  }
})

test('credit codes have the shape and both check characters of GB 32100', () => {
  for (const uscc of creditCodes) {
    expect(uscc).toMatch(/^91410999[0-9A-HJ-NPQRTUWXY]{10}$/)
    const values = Array.from(uscc).map((each) => '0123456789ABCDEFGHJKLMNPQRTUWXY'.indexOf(each))
    const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1]
    expect(values.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0) % 31).toBe(0)
  }
})
