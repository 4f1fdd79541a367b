import { expect, test } from 'vitest'
import { portGiven, secondsGiven } from './numbers-given.ts'

test('a port is a whole number up to 65535, and nothing else', () => {
  expect(['0', '8350', '65535'].map(portGiven)).toEqual([0, 8350, 65_535])
  for (const none of ['', ' ', '-1', '65536', '99999', '1e3', '0x50', '80.5', 'abc', '80 ', 'Infinity'])
    expect(portGiven(none), none).toBeNull()
})

test('a number of seconds is more than none and at most a day', () => {
  expect(['1', '0.5', '0.0001', '86400', '007'].map(secondsGiven)).toEqual([1000, 500, 1, 86_400_000, 7000])
  for (const none of ['', '0', '0.0', '-1', '86401', '1e20', '1e-9', 'Infinity', 'NaN', 'abc', '1s', '.5'])
    expect(secondsGiven(none), none).toBeNull()
})
