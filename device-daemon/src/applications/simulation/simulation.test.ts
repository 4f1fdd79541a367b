import { describe, expect, it } from 'vitest'
import { simulate } from './simulate.ts'

/** `SIMULATED=1000000 npx vitest run …/simulation` for a long run. */
const applications = Number(process.env['SIMULATED'] ?? 800)
const flawless = {
  lost: 0,
  duplicated: 0,
  misordered: 0,
  disagreeing: 0,
  hasty: 0,
  sentAfterClose: 0,
  destroyedEarly: 0,
}

describe('months of trouble', { timeout: 300_000 + applications * 10 }, () => {
  it.each([1, 2, 3])('seed %i: nothing lost, doubled or out of order', async (seed) => {
    const report = await simulate({ seed, applications })
    expect(report).toMatchObject({ sealed: applications, ...flawless })
    expect(report.kills).toBeGreaterThan(0)
    expect(report.setAside).toBeGreaterThan(0)
    expect(report.outages).toBeGreaterThan(0)
    expect(report.clockJumps).toBeGreaterThan(0)
  })

  it('a month without network: nothing lost, doubled or out of order', async () => {
    // More than the outbox holds: citizens who come while it is full are turned away until the line is back, so the
    // month really passes.
    const report = await simulate({ seed: 5, applications: 1_000, monthOffline: true })
    expect(report).toMatchObject({ sealed: 1_000, ...flawless })
    expect(report.longOutages).toBeGreaterThan(0)
    expect(report.simulatedMs).toBeGreaterThan(30 * 24 * 60 * 60 * 1000)
  })

  it('the same seed is the same life, another seed another', async () => {
    const [one, again, other] = [
      await simulate({ seed: 7, applications: 300 }),
      await simulate({ seed: 7, applications: 300 }),
      await simulate({ seed: 8, applications: 300 }),
    ]
    expect(again).toEqual(one)
    expect(other.trace).not.toBe(one.trace)
  })

  it('would see it: a terminal that does not ask before sending again makes doubles', async () => {
    const report = await simulate({ seed: 4, applications: 1_000, blind: true })
    expect(report.duplicated).toBeGreaterThan(0)
  })
})
