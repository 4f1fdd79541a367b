import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createLaunch } from './launch.ts'

const key = Buffer.alloc(32, 1)
const make = (policy: 'once' | 'reusable', withKey = key) => createLaunch({ key: withKey, policy, random: randomBytes })

describe('a launch ticket', () => {
  it('works once in production', () => {
    const launch = make('once')
    const ticket = launch.ticket() ?? ''
    expect(ticket).toMatch(/^[0-9a-f]{32}$/)
    expect(launch.redeem(ticket)).not.toBeNull()
    expect(launch.redeem(ticket)).toBeNull()
    expect(launch.ticket()).toBeNull()
  })

  it('works at any time in the demo, also after a restart', () => {
    const ticket = make('reusable').ticket() ?? ''
    const later = make('reusable')
    expect(later.redeem(ticket)).not.toBeNull()
    expect(later.redeem(ticket)).not.toBeNull()
  })

  it('a page that was launched stays launched over a restart, and is the same client', () => {
    const before = make('once')
    const cookie = before.redeem(before.ticket() ?? '') ?? ''
    expect(make('once').clientOf(cookie)).toBe(before.clientOf(cookie))
  })

  it('no cookie but one of ours belongs to a client', () => {
    const launch = make('once')
    const cookie = launch.redeem(launch.ticket() ?? '') ?? ''
    const [client = '', proof = ''] = cookie.split('.')
    for (const wrong of [
      '',
      '.',
      client,
      `${client}.`,
      `.${proof}`,
      `${client}.${proof}.x`,
      `${client}x.${proof}`,
      `${client.toUpperCase()}.${proof}`,
      `${'0'.repeat(32)}.${proof}`,
      `${client}.${'0'.repeat(32)}`,
    ]) {
      expect(launch.clientOf(wrong)).toBeNull()
    }
    expect(make('once', Buffer.alloc(32, 2)).clientOf(cookie)).toBeNull()
  })
})
