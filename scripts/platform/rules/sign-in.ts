/** 扫码登录: a code, its life, and the person however often the terminal asks. */
import type { Rule, Trial } from '../trial.ts'

const poll = (code: string) => ({ method: 'GET', target: `/v1/sign-ins/${code}` }) as const

const begin = async (trial: Trial) =>
  trial.success(await trial.ask({ method: 'POST', target: '/v1/sign-ins' }), 'beginSignIn') as {
    readonly code: string
    readonly content: string
    readonly expiresAt: string
  }

export const signInRules: readonly Rule[] = [
  {
    name: 'a sign-in begins, and waits',
    operation: 'beginSignIn',
    says: '201 with code, content, expiresAt; a code lives two to ten minutes; pending until it is confirmed',
    remedy: 'compare the answer with the schema SignIn; expiresAt is RFC 3339',
    async try(trial) {
      const { code, expiresAt } = await begin(trial)
      const life = Date.parse(expiresAt) - Date.now()
      // Half a minute for clocks that differ.
      if (!(life > 90_000 && life < 630_000)) trial.wrong(`a life of ${Math.round(life / 1000)} s`)
      const { state } = trial.success(await trial.ask(poll(code)), 'pollSignIn')
      if (state !== 'pending') trial.wrong(`200 ${String(state)}`)
    },
  },
  {
    name: 'a code never given',
    operation: 'pollSignIn',
    says: '404',
    remedy: 'answer 404 NOT_FOUND with an Error object',
    async try(trial) {
      await trial.absent(poll('never-given-code'))
    },
  },
  {
    name: 'the person is given with every answer',
    operation: 'pollSignIn',
    says: 'from the confirmation until expiresAt every answer says confirmed and gives the person',
    remedy: 'do not delete the code with the first answer: it may be lost on the way',
    async try(trial, { confirmSignIn }) {
      if (confirmSignIn === null) return trial.skip('nobody confirms a code; --sign-in waits for a phone')
      const { code, content } = await begin(trial)
      await confirmSignIn(content)
      for (const time of ['first', 'again']) {
        const { state } = trial.success(await trial.ask(poll(code), time), 'pollSignIn')
        if (state !== 'confirmed') trial.wrong(`200 ${String(state)}, asked ${time}`)
      }
    },
  },
]
