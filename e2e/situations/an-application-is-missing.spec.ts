/** What waits for staff is told on the home screen, with what to do; it keeps nobody from a service. */
import { reachCheck, signAndSubmit } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'

test('the file of an application that waits is deleted: the home screen tells staff, in both languages, and services can be begun', async ({
  kiosk,
}) => {
  await kiosk.open()
  await reachCheck(kiosk, 'li-xiaoman')
  await kiosk.hand('platform', 'network.set', { up: false })
  await signAndSubmit(kiosk)
  await kiosk.on('queued', 40_000)
  await kiosk.killDaemon()
  await kiosk.on('recovering')
  kiosk.loseOutbox()
  await kiosk.restartDaemon()
  await kiosk.on('ending', 40_000)
  await kiosk.touch('都拿好了')
  await kiosk.on('attract')
  await kiosk.touch(/触摸屏幕开始/)
  await kiosk.on('home')
  const notice = kiosk.page.getByRole('status')
  const chinese = notice.filter({ hasText: '有事要工作人员处理，不影响您办事' })
  await expect(chinese).toContainText('有 1 项已交的申请等着处理', { timeout: 30_000 })
  await expect(kiosk.page.getByRole('button', { name: /公民身后/ })).toBeEnabled()
  await kiosk.touch('English')
  await expect(notice.filter({ hasText: 'it does not affect you' })).toContainText('1 thing handed in waits for you')

  await test.step('closed from the command line: the notice goes away by itself', async () => {
    const listed = await kiosk.staff({ act: 'list' })
    const [missing] = listed.ok ? listed.value.troubles : []
    expect(missing?.what).toBe('missing')
    await kiosk.staff({ act: 'close', id: missing?.applicationId ?? '', reason: '平台没有此办件，请再交一次' })
    await expect(notice.filter({ hasText: 'it does not affect you' })).toHaveCount(0)
  })
})
