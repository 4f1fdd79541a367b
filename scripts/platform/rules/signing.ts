/** Signing: what is refused, and what a refusal uses up. */
import { randomBytes } from 'node:crypto'
import { casesOf, find } from '../requests.ts'
import type { Rule } from '../trial.ts'

const says401 =
  '401 SIGNATURE_INVALID for an application key nobody knows, a header missing or malformed, a wrong signature'
const minute = 60_000
const signatureHeaders = ['x-app-key', 'x-timestamp', 'x-nonce', 'x-device-id', 'x-sign-alg', 'x-sign'] as const

export const signingRules: readonly Rule[] = [
  {
    name: 'health answers, and has a clock',
    operation: 'health',
    says: '200 with status ok and time, RFC 3339; the clock of the platform, which the terminal compares with its own',
    remedy: 'answer {"status":"ok","time":"2026-11-22T01:30:00Z"}; check the clocks (NTP) if they differ',
    async try(trial) {
      const { time } = trial.success(await trial.ask({ method: 'GET', target: '/v1/health' }), 'health')
      const off = Math.abs(Date.parse(String(time)) - Date.now())
      if (off > 5 * minute) trial.wrong(`a clock ${Math.round(off / 1000)} s from this machine's`)
    },
  },
  {
    name: 'an unknown application key is refused',
    operation: 'signing',
    says: says401,
    remedy: 'look the key up before anything else; an unknown one is no server error',
    async try(trial, { newId }) {
      const spoilt = { headers: { 'x-app-key': 'nobody-knows-this' } }
      trial.refused(await trial.ask({ ...find(newId()), spoilt }, 'another X-App-Key'), 401, 'SIGNATURE_INVALID')
    },
  },
  {
    name: 'a wrong signature is refused',
    operation: 'signing',
    says: says401,
    remedy: 'verify X-Sign of every request before it is worked on',
    async try(trial, { newId }) {
      const spoilt = { headers: { 'x-sign': '0'.repeat(64) } }
      trial.refused(await trial.ask({ ...find(newId()), spoilt }, 'X-Sign all zeroes'), 401, 'SIGNATURE_INVALID')
    },
  },
  {
    name: 'a request without one of the headers is refused',
    operation: 'signing',
    says: says401,
    remedy: 'demand all six headers',
    async try(trial, { newId }) {
      for (const name of signatureHeaders) {
        const answer = await trial.ask({ ...find(newId()), spoilt: { headers: { [name]: null } } }, `without ${name}`)
        trial.refused(answer, 401, 'SIGNATURE_INVALID')
      }
    },
  },
  {
    name: 'a body that was not signed is refused',
    operation: 'signing',
    says: 'line 4 of the string to sign is SM3 of the bytes sent',
    remedy: 'take SM3 of the body as it came, before it is parsed',
    async try(trial, { people }) {
      const answer = await trial.ask(
        { ...casesOf(people.applicant), spoilt: { signedBody: '{}' } },
        'signed for another body',
      )
      trial.refused(answer, 401, 'SIGNATURE_INVALID')
    },
  },
  {
    name: 'a query that was not signed is refused',
    operation: 'signing',
    says: 'line 3 of the string to sign is the query as it travels',
    remedy: 'sign path and query as they stand in the request line',
    async try(trial, { newId }) {
      const spoilt = { signedTarget: find(newId()).target }
      trial.refused(await trial.ask({ ...find(newId()), spoilt }, 'signed for another'), 401, 'SIGNATURE_INVALID')
    },
  },
  {
    name: 'an escaped path is signed as it travels',
    operation: 'caseStatus',
    says: 'nothing is decoded and encoded again; a case nobody has is 404 with an Error object',
    remedy: 'use the raw request line (a framework or gateway may have decoded %2F and %20 before you)',
    async try(trial) {
      const target = `/v1/cases/${encodeURIComponent('没有〔2026〕1/号')}`
      await trial.absent({ method: 'GET', target })
    },
  },
  {
    name: 'a clock ten minutes off is refused and told the time',
    operation: 'signing',
    says: '401 TIMESTAMP_OUT_OF_WINDOW, more than 300 s off either way, with `time`',
    remedy: 'compare X-Timestamp (ms) with your clock after the signature; put your time into the error',
    async try(trial, { newId }) {
      for (const timeOff of [-10 * minute, 10 * minute]) {
        const answer = await trial.ask({ ...find(newId()), spoilt: { timeOff } }, `signed ${timeOff / minute} min off`)
        if (typeof trial.refused(answer, 401, 'TIMESTAMP_OUT_OF_WINDOW')['time'] !== 'string')
          trial.wrong('401 TIMESTAMP_OUT_OF_WINDOW without time')
      }
    },
  },
  {
    name: 'a clock four minutes off is accepted',
    operation: 'signing',
    says: 'refused is more than 300 s',
    remedy: 'allow 300 s either way',
    async try(trial, { newId }) {
      for (const timeOff of [-4 * minute, 4 * minute])
        trial.success(
          await trial.ask({ ...find(newId()), spoilt: { timeOff } }, `signed ${timeOff / minute} min off`),
          'findByApplication',
        )
    },
  },
  {
    name: 'health answers whatever the clock says',
    operation: 'health',
    says: 'answered also when the timestamp is outside the window',
    remedy: 'leave the timestamp of GET /v1/health unjudged; its signature counts',
    async try(trial) {
      const question = { method: 'GET', target: '/v1/health', spoilt: { timeOff: -1440 * minute } } as const
      trial.success(await trial.ask(question, 'signed a day ago'), 'health')
    },
  },
  {
    name: 'a nonce serves once',
    operation: 'signing',
    says: '401 NONCE_REPLAYED for a nonce seen before',
    remedy: 'remember nonces for 600 s, in one place for all your instances',
    async try(trial, { newId }) {
      const nonce = randomBytes(16).toString('hex')
      trial.success(await trial.ask({ ...find(newId()), spoilt: { nonce } }), 'findByApplication')
      trial.refused(await trial.ask({ ...find(newId()), spoilt: { nonce } }, 'the nonce again'), 401, 'NONCE_REPLAYED')
    },
  },
  {
    name: 'a wrong signature uses up no nonce',
    operation: 'signing',
    says: 'remembered only of requests that were signed rightly',
    remedy: 'note the nonce after the signature is verified, or anybody can use up others’',
    async try(trial, { newId }) {
      const nonce = randomBytes(16).toString('hex')
      await trial.ask({ ...find(newId()), spoilt: { nonce, headers: { 'x-sign': '0'.repeat(64) } } })
      trial.success(
        await trial.ask({ ...find(newId()), spoilt: { nonce } }, 'the nonce of a refused request'),
        'findByApplication',
      )
    },
  },
]
