/**
 * Every service of the catalogue's folder, from the first touch until the terminal is ready for the next
 * citizen. Some are looked at on the way: the first shows every kind of screen it has in all views, the others three
 * views of a screen. `KIOSK_GALLERY=all` looks at all of them.
 */
import { casesOf } from '../citizen.ts'
import { expect, test } from '../kiosk.ts'
import { looking, type Looking } from './look.ts'
import { services } from './services.ts'
import { walk } from './walk.ts'

/** The kinds of which the first screen is seen in every view: of a solemn service all it has, of another its rows. */
const usual: Readonly<Record<string, Looking['whole']>> = {
  'n13-after-death': 'each',
  'h01-restaurant': ['rows', 'row', 'furtherCard'],
  // Of several people, and ends in person.
  'n08-marriage-birth': [],
}
const looksAt = (id: string): boolean => process.env['KIOSK_GALLERY'] === 'all' || id in usual

for (const [nth, affair] of services.entries()) {
  const whole = usual[affair.id] ?? []
  const seen = looksAt(affair.id) ? ', every screen of it whole' : ''
  test(`${affair.name.zh}: the way that asks for most${seen}, to one case and a wiped screen`, async ({ kiosk }) => {
    // The first has forty screens, each seen in every way.
    if (whole === 'each') test.slow()
    await kiosk.open()
    await kiosk.touch(/触摸屏幕开始/)
    const look = looksAt(affair.id) ? looking(kiosk, { folder: affair.id, whole, turn: nth }) : async () => {}
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
