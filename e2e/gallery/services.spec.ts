/**
 * Every service of the catalogue's folder, from the first touch until the terminal is ready for the next citizen, with
 * every screen on the way inspected. The first one shows every kind of screen it has in all views; each further one
 * costs three views of a screen.
 */
import { casesOf } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'
import { looking } from './look.ts'
import { services } from './services.ts'
import { walk } from './walk.ts'

for (const [nth, affair] of services.entries()) {
  test(`${affair.name.zh}: the way that asks for most, every screen of it whole, to one case and a wiped screen`, async ({
    kiosk,
  }) => {
    // The first has forty screens, each seen in every way.
    if (nth === 0) test.slow()
    await kiosk.open()
    await kiosk.touch(/触摸屏幕开始/)
    const look = looking(kiosk, { folder: affair.id, whole: nth === 0 ? 'each' : [], turn: nth })
    // A person whose name has characters that most fonts lack.
    await walk(kiosk, { affair, person: 'wang-jie-yan', look })

    const [one, ...more] = await casesOf(kiosk)
    expect(more).toEqual([])
    expect(one?.application).toMatchObject({ affair: { id: affair.id }, applicant: { name: '王㛃䶮' } })
    await kiosk.touch('都拿好了')
    await kiosk.on('attract')
    expect(await kiosk.page.content()).not.toContain('王㛃䶮')
  })
}
