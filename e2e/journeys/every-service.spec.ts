/** Every service of the catalogue's folder, from the first touch until the terminal is ready for the next citizen. */
import { casesOf } from '../citizen.ts'
import { services } from '../gallery/services.ts'
import { walk } from '../gallery/walk.ts'
import { expect, test } from '../kiosk.ts'

for (const affair of services) {
  test(`${affair.name.zh}: the way that asks for most, to one case and a wiped screen`, async ({ kiosk }) => {
    await kiosk.open()
    await kiosk.touch(/触摸屏幕开始/)
    await walk(kiosk, { affair, person: 'wang-jie-yan', look: async () => {} })

    const [one, ...more] = await casesOf(kiosk)
    expect(more).toEqual([])
    expect(one?.application).toMatchObject({ affair: { id: affair.id }, applicant: { name: '王㛃䶮' } })
    await kiosk.touch('都拿好了')
    await kiosk.on('attract')
    expect(await kiosk.page.content()).not.toContain('王㛃䶮')
  })
}
