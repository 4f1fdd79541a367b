import { expect, test } from 'vitest'
import { handClock } from './clock.fixture.ts'
import { createWallClock, type ClockState } from './wall-clock.ts'

const day = 24 * 60 * 60 * 1000
const truth = Date.UTC(2026, 10, 22, 1, 30)

function setUp(machineTime: number, lastRecorded: number | null = truth - 60_000) {
  const clock = handClock()
  const changes: [ClockState, number][] = []
  const machine = { offset: machineTime }
  const wall = createWallClock({
    machine: () => machine.offset + clock.now(),
    clock,
    lastRecorded,
    onChange: (state, errorMs) => changes.push([state, errorMs]),
  })
  return { clock, machine, changes, wall }
}

test('a clock that agrees is taken as it is, to the second', async () => {
  const { clock, wall, changes } = setUp(truth)
  wall.hear(truth + 4_000)
  await clock.advance(10_000)
  expect([wall.now(), wall.state(), changes]).toEqual([truth + 10_000, 'right', []])
})

test.each([2 * day, -2 * day, Date.UTC(2002, 0, 1) - truth])(
  'off by %d ms: the platform’s time is used',
  async (off) => {
    const { clock, wall, changes } = setUp(truth + off)
    wall.hear(truth)
    await clock.advance(5_000)
    expect(wall.now()).toBe(truth + 5_000)
    expect(changes.at(-1)).toEqual(['corrected', off])
  },
)

test('set right, or wrong, while it runs: noticed at once, without asking again', async () => {
  const { machine, wall, changes } = setUp(truth)
  wall.hear(truth)
  machine.offset += 400 * day
  expect(wall.now()).toBe(truth)
  machine.offset -= 400 * day
  expect(wall.now()).toBe(truth)
  expect(changes.map(([state]) => state)).toEqual(['corrected', 'right'])
})

test('before the last record, and no platform: doubtful, until it tells the time', () => {
  const { wall, changes } = setUp(Date.UTC(2002, 0, 1))
  expect(wall.now()).toBe(Date.UTC(2002, 0, 1))
  expect(wall.state()).toBe('doubtful')
  wall.hear(truth)
  expect([wall.now(), wall.state()]).toEqual([truth, 'corrected'])
  expect(changes.map(([state]) => state)).toEqual(['doubtful', 'corrected'])
})

test('a new terminal has no record, and no reason to doubt', () => {
  expect(setUp(truth, null).wall.state()).toBe('right')
})

test('what is certain of the time lies between what the machine and the platform say, once that has told its own', async () => {
  const { clock, wall } = setUp(truth + 2 * day)
  expect([wall.between(), wall.sinceHeard()]).toEqual([null, Infinity])
  wall.hear(truth)
  await clock.advance(5_000)
  expect(wall.sinceHeard()).toBe(5_000)
  expect(wall.between()).toEqual({ least: truth + 5_000, most: truth + 2 * day + 5_000 })
})
