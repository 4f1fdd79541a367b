/** 数据共享 and 电子证照 that the platform does not give: the citizen is told the true reason, and it is on record. */
import { readFileSync } from 'node:fs'
import { beforeEach, expect, it } from 'vitest'
import { fail } from '../base/result.ts'
import type { PlatformFailure } from '../platform/port.ts'
import { card } from '../testing/affair.ts'
import { applying } from '../testing/applying.ts'

const at = applying()
beforeEach(async () => {
  at.here.reader.lay(card)
  await at.ui.command('IdCard.Read')
})

const failed = (code: PlatformFailure['code']) => async () => fail({ code, detail: 'as told', own: true } as const)

const ways = [
  ['platformOffline', 'offline'],
  ['platformRefused', 'refused'],
  ['platformUnreadable', 'unreadable'],
] as const

it.each(ways)('data (%s): the citizen goes on, and hears that it was %s', async (code, went) => {
  at.here.platform.sharedData = failed(code)
  expect(await at.ui.result('Shared.Fetch')).toMatchObject({
    shared: {},
    sharedWent: went,
    materials: { m_licence: { status: 'fetched' } },
  })
  expect(readFileSync(at.here.auditFile, 'utf8')).toContain(`"data":"${went}","licences":"online"`)
  const { session } = await at.ui.result('Session.Current')
  expect(session).toMatchObject({ draft: { sharedWent: went } })
})

it.each(ways)('licences (%s): what is missing is missing because it was %s', async (code, went) => {
  at.here.platform.licences = failed(code)
  expect(await at.ui.result('Shared.Fetch')).toMatchObject({
    sharedWent: 'online',
    materials: { m_licence: { status: 'unavailable', reason: went } },
  })
  expect(readFileSync(at.here.auditFile, 'utf8')).toContain(`"data":"online","licences":"${went}"`)
})
