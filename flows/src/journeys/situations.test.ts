/** What happens to citizens in a service: a running terminal and a daemon that answers as scripted. */
import { applicantSigned } from '../draft/turns.ts'
import { afterEach, describe, expect, test } from 'vitest'
import type { Affair } from '../model/affair.ts'
import type { Submission } from '../draft/draft.ts'
import { fillForm } from '../draft/fields.ts'
import { shown } from './selectors.ts'
import { afterDeath } from './testing/catalogue.ts'
import { synthetic } from './testing/samples.ts'
import { failed, ScriptedDaemon } from './testing/scripted-daemon.ts'
import { Visitor } from './testing/visitor.ts'

let visitor: Visitor
afterEach(() => {
  visitor.leave()
})

async function inside(affair: Affair, answers: Visitor['answers'] = {}): Promise<Visitor> {
  visitor = new Visitor(new ScriptedDaemon(affair), answers)
  await visitor.open(affair.id)
  return visitor
}
const sealed = { applicationId: 'a-1', sealedAt: '2026-11-22T08:00:00+08:00' }

describe('identification', () => {
  const knownBy = (...identified: readonly ('card' | 'phone')[]): Affair => ({
    ...afterDeath,
    parties: [
      ...afterDeath.parties.filter(({ id }) => id !== 'applicant'),
      {
        id: 'applicant',
        name: { zh: '申请人', en: 'Applicant' },
        kind: 'person',
        identified: [...identified],
        signs: true,
      },
    ],
  })

  test('a service that knows its applicant by card only: the phone is not offered, nor taken', async () => {
    await inside(knownBy('card'))
    visitor.daemon.next('IdCard.Read', failed('cardRemoved'))
    await visitor.walkTo('identify')
    expect(visitor.on('identify').accepts).toEqual(['idCard'])
    visitor.touch({ type: 'USE', way: 'phone' })
    expect(visitor.screen).toBe('identify')
  })

  test('a service that knows its applicant by phone only begins with the phone', async () => {
    await inside(knownBy('phone'))
    visitor.daemon.hold('SignIn.Begin')
    await visitor.walkTo('notice')
    visitor.touch({ type: 'CONTINUE' })
    await visitor.shows('qrSignIn')
    expect(visitor.on('qrSignIn').accepts).toEqual(['phone'])
  })

  test('card lifted while reading: said so, and the next attempt reads it', async () => {
    await inside(afterDeath)
    visitor.daemon.next('IdCard.Read', failed('cardRemoved'))
    await visitor.walkTo('identify')
    expect(visitor.failure).toBe('cardRemoved')
    visitor.touch({ type: 'RETRY' })
    await visitor.shows('face')
    expect(visitor.context.draft.identity).toEqual(synthetic)
  })

  test('reader unplugged and plugged in again: goes on without a touch', async () => {
    await inside(afterDeath)
    visitor.daemon.next('IdCard.Read', failed('deviceAbsent'))
    await visitor.walkTo('identify')
    expect(visitor.failure).toBe('deviceAbsent')
    visitor.clock.increment(5_000)
    await visitor.shows('face')
  })

  test('the text of the card is there before its photo', async () => {
    await inside(afterDeath)
    visitor.daemon.instead('IdCard.Read', (tell, signal) => {
      tell('IdCard.Text', { identity: synthetic })
      return new Promise((resolve) => {
        signal?.addEventListener('abort', () => {
          resolve(failed('cancelled'))
        })
      })
    })
    await visitor.walkTo('notice')
    visitor.touch({ type: 'CONTINUE' })
    await visitor.until(() => visitor.on('identify').cardText !== null)
    expect(visitor.on('identify').cardText?.name).toBe('㛃䶮')
  })

  test('a reader that still talks after it was left is not listened to', async () => {
    await inside(afterDeath)
    let late = (): void => {
      throw new Error('nothing was read')
    }
    visitor.daemon.instead('IdCard.Read', (tell, signal) => {
      late = () => {
        tell('IdCard.Text', { identity: synthetic })
      }
      return new Promise((resolve) => {
        signal?.addEventListener('abort', () => {
          resolve(failed('cancelled'))
        })
      })
    })
    visitor.daemon.hold('SignIn.Begin')
    await visitor.walkTo('notice')
    visitor.touch({ type: 'CONTINUE' })
    visitor.touch({ type: 'USE', way: 'phone' })
    late()
    expect([visitor.screen, visitor.daemon.reports]).toEqual(['qrSignIn', []])
    visitor.touch({ type: 'USE', way: 'idCard' })
    expect(visitor.on('identify').cardText).toBeNull()
  })

  test('another way: leaving for the QR code aborts the reading, and needs no face', async () => {
    await inside(afterDeath)
    visitor.daemon.hold('IdCard.Read')
    await visitor.walkTo('notice')
    visitor.touch({ type: 'CONTINUE' })
    await visitor.until(() => visitor.daemon.waiting('IdCard.Read') !== undefined)
    const reading = visitor.daemon.waiting('IdCard.Read')
    visitor.touch({ type: 'USE', way: 'phone' })
    expect(reading?.aborted).toBe(true)
    await visitor.shows('form')
    expect(visitor.context.draft.identity?.source).toBe('qrSignIn')
    expect(visitor.daemon.calls).not.toContain('Face.Compare')
  })

  test('face and card do not match: again, another proof, or a person; never the end', async () => {
    await inside(afterDeath)
    await visitor.walkTo('face')
    visitor.daemon.next('Face.Compare', { value: { face: 'mismatch' } })
    visitor.touch({ type: 'PHOTOGRAPH' })
    await visitor.until(() => visitor.context.draft.face === 'mismatch')
    expect(visitor.on('face').face).toBe('mismatch')
    visitor.touch({ type: 'USE', way: 'phone' })
    await visitor.shows('form')
    expect(visitor.context.draft).toMatchObject({ face: null, identity: { source: 'qrSignIn' } })
    expect(visitor.daemon.closed).toContain('faceCamera')
  })

  test('the platform is not there for shared data: the fields are asked, the materials brought', async () => {
    await inside(afterDeath)
    visitor.daemon.next('Shared.Fetch', failed('platformOffline'))
    await visitor.walkTo('fetching')
    expect(visitor.context.failure).toEqual({ code: 'platformOffline' })
    visitor.touch({ type: 'CONTINUE' })
    expect(visitor.screen).toBe('form')
    const asked = fillForm(visitor.context.plan, visitor.context.draft).flatMap(({ fields }) =>
      fields.filter((one) => one.asked).map(({ field }) => field.id),
    )
    expect(asked).toContain('szname')
    await visitor.walkTo('capture', 'm_hukou')
    await visitor.walkTo('check')
  })
})

describe('devices and paper', () => {
  test('the camera is open as long as a page is to be taken and closed on leaving', async () => {
    await inside(afterDeath, { rel: ['other'] })
    await visitor.walkTo('capture')
    expect(visitor.on('capture').camera).toBe('/stream/documentCamera')
    expect(visitor.daemon.closed).not.toContain('documentCamera')
    visitor.touch({ type: 'PROMISE_LATER' })
    expect(visitor.screen).toBe('check')
    expect(visitor.daemon.closed).toContain('documentCamera')
    expect(visitor.context.draft.promised).toEqual(['m_rel'])
  })

  test('a page is taken, taken away and taken again', async () => {
    await inside(afterDeath, { rel: ['other'] })
    await visitor.walkTo('capture')
    visitor.touch({ type: 'CAPTURE' })
    await visitor.ready()
    visitor.touch({ type: 'REMOVE_PAGE', page: 'page-1' })
    await visitor.ready()
    expect(visitor.context.draft.materials['m_rel']).toBeUndefined()
    visitor.touch({ type: 'CONTINUE' })
    expect([visitor.screen, visitor.failure]).toEqual(['capture', 'incomplete'])
    await visitor.walkTo('check')
    expect(visitor.context.draft.materials['m_rel']).toMatchObject({ status: 'captured', pages: [{ page: 'page-2' }] })
  })

  test('receipt printer out of paper: said so; the other printer, or on without', async () => {
    await inside(afterDeath)
    await visitor.walkTo('receipt')
    visitor.daemon.next('Document.Print', failed('paperOut'))
    visitor.touch({ type: 'PRINT', on: 'roll' })
    expect(shown(visitor.terminal).printing).toMatchObject({ page: 0, pages: 0 })
    await visitor.ready()
    expect([visitor.failure, visitor.on('receipt').printed]).toEqual(['paperOut', []])
    visitor.touch({ type: 'PRINT', on: 'a4' })
    await visitor.ready()
    expect([visitor.failure, visitor.on('receipt').printed]).toEqual([undefined, ['a4']])
    visitor.touch({ type: 'CONTINUE' })
    expect(visitor.screen).toBe('delivery')
  })

  test('the notice is printed for somebody who has not said who they are', async () => {
    await inside(afterDeath)
    await visitor.walkTo('notice')
    visitor.touch({ type: 'PRINT', on: 'a4' })
    await visitor.ready()
    expect([visitor.context.printed, visitor.context.draft.identity]).toEqual([['a4'], null])
  })
})

describe('handing in', () => {
  test('no platform: taken here, and the news that it was accepted arrives while the citizen is still there', async () => {
    await inside(afterDeath)
    visitor.daemon.next('Application.Submit', { value: { outcome: 'queued', ...sealed } satisfies Submission })
    await visitor.walkTo('queued')
    visitor.ask({
      type: 'UPDATED',
      submission: { outcome: 'accepted', ...sealed, caseNumber: '410902-7', acceptedAt: sealed.sealedAt },
    })
    expect(visitor.screen).toBe('accepted')
  })

  test('no answer after the seal: the outcome is unknown, and nothing offers to hand in again', async () => {
    await inside(afterDeath)
    visitor.daemon.next('Application.Submit', failed('timeOut'))
    await visitor.walkTo('unknownOutcome')
    expect(visitor.context.draft.submission).toEqual({ outcome: 'unknown', ...sealed })
    visitor.touch({ type: 'SUBMIT' })
    visitor.touch({ type: 'RETRY' })
    expect(visitor.daemon.calls.filter((call) => call === 'Application.Submit')).toHaveLength(1)
    await visitor.walkTo('receipt')
  })

  test('disk full before the seal: nothing handed in, signature and all still there, the next attempt works', async () => {
    await inside(afterDeath)
    await visitor.walkTo('sign')
    visitor.stride()
    await visitor.ready()
    visitor.daemon.instead('Application.Submit', () => Promise.resolve(failed('diskFull')))
    visitor.stride()
    await visitor.until(() => visitor.failure !== undefined)
    expect([visitor.screen, visitor.failure, applicantSigned(visitor.context.draft)]).toEqual([
      'sign',
      'diskFull',
      true,
    ])
  })
})

describe('words on their way to the daemon', () => {
  test('one patch at a time, what is typed meanwhile in the next', async () => {
    await inside(afterDeath)
    await visitor.walkTo('form', 'family')
    await visitor.saved()
    const before = visitor.daemon.saved.length
    visitor.daemon.hold('Session.Save')
    for (const value of ['1', '13', '138']) visitor.touch({ type: 'FILL', field: 'jsphone', value })
    await visitor.until(() => visitor.daemon.waiting('Session.Save') !== undefined)
    visitor.daemon.release('Session.Save')
    await visitor.saved()
    expect(visitor.daemon.saved.slice(before).map((patch) => patch.values?.['jsphone'])).toEqual(['1', '138'])
  })

  test('a failed save is heard of and loses nothing', async () => {
    await inside(afterDeath)
    await visitor.walkTo('form', 'family')
    await visitor.saved()
    visitor.daemon.next('Session.Save', failed('timeOut'))
    visitor.touch({ type: 'FILL', field: 'jsphone', value: '13800138000' })
    await visitor.until(() => visitor.context.failure !== null)
    expect(visitor.context.failure).toEqual({ code: 'timeOut' })
    await visitor.walkTo('read')
    expect(visitor.daemon.draft.values['jsphone']).toBe('13800138000')
  })

  test('a word that failed goes with the next one', async () => {
    await inside(afterDeath)
    await visitor.walkTo('question', 'rel')
    await visitor.saved()
    visitor.daemon.next('Session.Save', failed('timeOut'))
    visitor.touch({ type: 'ANSWER', options: ['child'] })
    await visitor.until(() => visitor.context.failure !== null)
    visitor.touch({ type: 'CONTINUE' })
    await visitor.saved()
    expect(visitor.daemon.draft).toMatchObject({
      answers: { rel: ['child'] },
      passed: ['guide', 'question.rel'],
    })
  })

  test('the form is drawn only after the last word has arrived', async () => {
    await inside(afterDeath)
    await visitor.walkTo('check')
    await visitor.saved()
    visitor.daemon.hold('Session.Save')
    visitor.touch({ type: 'CONTINUE' })
    await visitor.until(() => visitor.daemon.waiting('Session.Save') !== undefined)
    expect([visitor.screen, visitor.daemon.calls.includes('Document.View')]).toEqual(['read', false])
    visitor.daemon.release('Session.Save')
    await visitor.until(() => visitor.on('read').pages.length > 0)
  })
})

test('a bug in the port leads to a person, is recorded, and the journey can go on', async () => {
  await inside(afterDeath)
  visitor.daemon.next('IdCard.Read', new Error('bug'))
  await visitor.walkTo('attendant')
  expect(visitor.daemon.reports).toEqual(['error identify xstate.error.actor.0.identify.card.reading'])
  visitor.touch({ type: 'RETRY' })
  await visitor.walkTo('check')
})

test('an event nobody expects is recorded by name and state, never with its data', async () => {
  await inside(afterDeath)
  visitor.touch({ type: 'FILL', field: 'jsphone', value: '13800138000' })
  expect([visitor.daemon.reports, visitor.screen]).toEqual([['unexpectedEvent guide FILL'], 'guide'])
})
