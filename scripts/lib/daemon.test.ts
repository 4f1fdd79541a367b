import { expect, test } from 'vitest'
import { addressIn } from './daemon.ts'

test('what the daemon says first is its address, or is not taken for one', () => {
  expect(addressIn('{"ready":"device-daemon","url":"http://127.0.0.1:1/#ticket=x"}')).toBe(
    'http://127.0.0.1:1/#ticket=x',
  )
  for (const line of [
    '',
    'Warning: something',
    '{',
    'null',
    '7',
    '[]',
    '{"ready":"other","url":"x"}',
    '{"ready":"device-daemon"}',
  ])
    expect(addressIn(line)).toBeNull()
})
