/** Kept applications, for 查办件 and receipts. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Appointment } from '#flows/appointment/appointment.ts'
import { guessLimits } from './guesses.ts'
import { exampleApplication, planted } from './testing/example.ts'
import { scriptedPlatform, type ScriptedPlatform } from './testing/scripted-platform.ts'
import { newFolder, terminal, type Terminal } from './testing/terminal.ts'

const forever = new AbortController().signal
const minute = 60_000
const start = Date.UTC(2026, 10, 22, 1, 30)
const other = '410999198805210026'
let folder: ReturnType<typeof newFolder>
let platform: ScriptedPlatform
let here: Terminal
beforeEach(() => {
  folder = newFolder()
  platform = scriptedPlatform()
  here = terminal(folder.path, platform.port)
})
afterEach(async () => {
  await here.stop()
  folder.remove()
})

function seal(idNumber?: string): string {
  const sealed = here.applications.seal(exampleApplication(idNumber === undefined ? {} : { idNumber }))
  if (!sealed.ok) throw new Error(sealed.failure.code)
  return sealed.value.applicationId
}

describe('the applications of a person', () => {
  it('are found by their number, newest first, nobody else’s among them, whatever became of them', async () => {
    const states = ['returned', 'platformRefused', 'outcomeUnknown', 'platformOffline'] as const
    const accepted = seal()
    await here.applications.sendNow(accepted, forever)
    seal(other)
    const ids: string[] = [accepted]
    for (const state of states) {
      here = here.reboot()
      platform.submits = [state === 'returned' ? { caseNumber: 'R1', decision: 'returned', reasons: [] } : state]
      platform.finds = ['platformOffline']
      const id = seal()
      ids.push(id)
      await here.applications.sendNow(id, forever)
      if (state !== 'returned') break // the ones after it wait
    }
    const kept = here.applications.keptOf(planted.idNumber)
    expect(kept.map(({ application }) => application.id)).toEqual(ids.toReversed())
    expect(kept.map(({ standing, caseNumber }) => [standing, caseNumber])).toEqual([
      ['held', null],
      ['returned', 'R1'],
      ['accepted', 'CASE-1'],
    ])
    expect(here.applications.keptOf('410999199901010001')).toEqual([])
  })

  it('come with what a receipt says, and with no picture, answer or signature', () => {
    const id = seal()
    here.applications.followUp(id, { kind: 'delivery', delivery: { mode: 'window' } })
    const kept = here.applications.kept(id)
    expect(kept).toMatchObject({
      standing: 'queued',
      delivery: { mode: 'window' },
      application: {
        affair: { name: { zh: '公民身后' } },
        items: [{ id: 'hukou' }],
        applicant: { name: planted.name },
      },
    })
    expect(kept?.application.materials[1]?.provided).toEqual({ by: 'captured', pages: 1 })
    for (const absent of ['formPdf', 'signature', 'form', 'answers'])
      expect(kept?.application).not.toHaveProperty(absent)
  })

  it('tried again while the platform is away: it waits during every attempt too, until one is lost', async () => {
    const during: (string | undefined)[] = []
    const { submit } = platform.port
    platform.port.submit = (application, signal) => {
      during.push(here.applications.kept(application.id)?.standing)
      return submit(application, signal)
    }
    here.applications.start()
    platform.submits = ['platformOffline', 'platformOffline', 'outcomeUnknown']
    await here.applications.sendNow(seal(), forever)
    await here.clock.advance(600_000)
    // After the lost one it was asked about, there was no case, and nobody could say that it had not left.
    expect(during).toEqual(['unknown', 'queued', 'queued', 'unknown'])
  })

  it('the chosen delivery stays when it has been sent', async () => {
    here.applications.start()
    const id = seal()
    await here.applications.sendNow(id, forever)
    here.applications.followUp(id, { kind: 'delivery', delivery: { mode: 'window' } })
    await here.clock.advance(0)
    expect(platform.asked).toContain('delivery CASE-1')
    expect(here.applications.kept(id)?.delivery).toEqual({ mode: 'window' })
  })

  it('are found by what a person wrote down of their number, sent or not, unless two begin alike', async () => {
    const ids = [
      '0b8f6a54-0000-4000-8000-000000000001',
      '77777777-0000-4000-8000-000000000002',
      '77777777-0000-4000-8000-000000000003',
    ]
    await here.stop()
    const newId = () => ids.shift() ?? ''
    here = terminal(folder.path, platform.port, {}, newId)
    const first = seal()
    expect(here.applications.findByShortNumber('0b8f6a54')).toBe(first)
    await here.applications.sendNow(first, forever)
    expect(here.applications.findByShortNumber('0b8f6a54')).toBe(first)
    expect(here.applications.findByShortNumber('%%%%%%%%')).toBeNull()
    const second = seal()
    expect(here.applications.findByShortNumber('77777777')).toBe(second)
    seal()
    expect(here.applications.findByShortNumber('77777777')).toBeNull()
  })

  it('are found by their case number until retention ends, then by nothing', async () => {
    const id = seal()
    await here.applications.sendNow(id, forever)
    expect(here.applications.findByCaseNumber('CASE-1')).toBe(id)
    expect(here.applications.findByCaseNumber('CASE-2')).toBeNull()
    await here.clock.advance(48 * 60 * minute)
    here.applications.start()
    expect([
      here.applications.findByCaseNumber('CASE-1'),
      here.applications.kept(id),
      here.applications.keptOf(planted.idNumber),
    ]).toEqual([null, null, []])
  })
})

describe('an application whose citizen never learned what became of it', () => {
  it('is known to the restarted daemon for ten minutes', () => {
    seal()
    here = here.reboot()
    expect(here.applications.unconcluded()).toEqual({ sealedAt: '2026-11-22T01:30:00.000Z', refused: false })
    here.setWall(start + 11 * minute)
    expect(here.applications.unconcluded()).toBeNull()
  })

  it('is concluded once, for good', async () => {
    const id = seal()
    const concluding = here.applications.conclude(id)
    await here.clock.advance(0)
    await concluding
    expect(here.applications.unconcluded()).toBeNull()
    here = here.reboot()
    expect(here.applications.unconcluded()).toBeNull()
  })

  it('only the last one counts: whoever stood there before has gone', async () => {
    seal()
    const concluding = here.applications.conclude(seal(other))
    await here.clock.advance(0)
    await concluding
    expect(here.applications.unconcluded()).toBeNull()
  })
})

describe('guesses at a receipt', () => {
  const code = (receipt: string) => {
    const counted = here.applications.guesses.count(receipt)
    return counted.ok ? counted.value : counted.failure.code
  }

  it('three, then nothing for an hour; a restart gives none back', async () => {
    expect([code('a'), code('a')]).toEqual([2, 1])
    here = here.reboot()
    expect([code('a'), code('a'), code('b')]).toEqual([0, 'locked', 2])
    await here.clock.advance(61 * minute)
    expect(code('a')).toBe(2)
  })

  it('a right one clears the receipt, one that nobody judged is given back', () => {
    code('a')
    code('a')
    here.applications.guesses.settle('a', 'unjudged')
    expect(code('a')).toBe(1)
    here.applications.guesses.settle('a', 'right')
    expect(code('a')).toBe(2)
  })

  it('at one receipt after the other lock the whole terminal', () => {
    const last = Array.from({ length: guessLimits.terminal + 1 }, (_, at) => code(`receipt ${at}`)).at(-1)
    expect(last).toBe('locked')
  })

  it('a clock that jumps, forwards or back, unlocks nobody and locks nobody for longer', async () => {
    for (let at = 0; at < 3; at += 1) code('a')
    for (const days of [-30, 30]) {
      here.setWall(start + days * 24 * 60 * minute)
      expect(code('a')).toBe('locked')
    }
    await here.clock.advance(61 * minute)
    expect(code('a')).toBe(2)
  })

  it('cannot be counted on a full disk, so none is judged', () => {
    Object.assign(here.store, { transaction: () => ({ ok: false, failure: { code: 'diskFull', detail: 'test' } }) })
    expect(code('a')).toBe('diskFull')
  })
})

describe('预约', () => {
  const time = (slot: string) => ({ slot, start: '2026-11-30T09:00:00+08:00', place: '示范大厅' })

  it('of two items, noted at once, are both kept; each is changed and given back for itself', async () => {
    const id = seal()
    const note = (item: string, held: Appointment | null) => here.applications.noteAppointment(id, item, held)
    await Promise.all([note('book', time('s1')), note('card', time('s2'))])
    expect(here.applications.kept(id)?.appointments).toEqual({ book: time('s1'), card: time('s2') })
    await Promise.all([note('book', null), note('card', time('s3'))])
    expect(here.applications.kept(id)?.appointments).toEqual({ card: time('s3') })
  })

  it('looked at and found as it was writes nothing', async () => {
    const id = seal()
    await here.applications.noteAppointment(id, 'book', time('s1'))
    const before = here.bytesOnDisk()
    await here.applications.noteAppointment(id, 'book', time('s1'))
    await here.applications.noteAppointment(id, 'card', null)
    expect(here.bytesOnDisk().equals(before)).toBe(true)
  })
})
