/** What follows a case: progress, 领取方式, 好差评, and the proof of a receipt. */
import { sm3 } from '../../../device-daemon/src/platform/signing.ts'
import { aFile, caseApplication, casesOf, dataTime, ofCase, submission } from '../requests.ts'
import type { Rule, World } from '../trial.ts'

const evaluation = (caseNumber: string) =>
  ({
    method: 'PUT',
    target: ofCase(caseNumber, '/evaluations/1'),
    body: { satisfaction: '1', indicators: [], channel: '5', evaluatedAt: dataTime(new Date()) },
  }) as const
const delivery = (caseNumber: string) =>
  ({ method: 'PUT', target: ofCase(caseNumber, '/delivery'), body: { mode: 'window' } }) as const
const prove = (applicationId: string, idTail: string) =>
  ({ method: 'POST', target: '/v1/receipts/proof', body: { applicationId, idTail } }) as const

const tailOf = ({ people }: World): string => people.applicant.idNumber.slice(-6)
const wrongTail = (world: World): string => (tailOf(world) === '000000' ? '000001' : '000000')

export const afterwardsRules: readonly Rule[] = [
  {
    name: 'the progress of a case',
    operation: 'caseStatus',
    says: 'each item and the whole; the case with the number asked for',
    remedy: 'compare the answer with the schema CaseProgress; leave out what you do not know',
    async try(trial, { opened }) {
      if (opened === undefined) return trial.skip('no case was opened')
      const answer = await trial.ask({ method: 'GET', target: ofCase(opened.caseNumber) })
      if (trial.success(answer, 'caseStatus')['caseNumber'] !== opened.caseNumber) trial.wrong('another case')
    },
  },
  {
    name: 'the case stands in its applicant’s list',
    operation: 'casesOfPerson',
    says: 'the cases of one person, wherever they were handed in, newest first',
    remedy: 'list cases by name and number of the applicant',
    async try(trial, { opened, people }) {
      if (opened === undefined) return trial.skip('no case was opened')
      const { cases } = trial.success(await trial.ask(casesOf(people.applicant)), 'casesOfPerson')
      const list = cases as { caseNumber: string; appliedAt: string }[]
      if (!list.some(({ caseNumber }) => caseNumber === opened.caseNumber)) trial.wrong(`${list.length} others`)
      if (list.some(({ appliedAt }, at) => appliedAt > (list[at - 1]?.appliedAt ?? '9')))
        trial.wrong('not newest first')
    },
  },
  {
    name: 'a returned case and what mends it name each other, and nothing else is related',
    operation: 'submit',
    says: 'the new case carries corrects, the returned one correctedBy, in lists and progress; a number that is not a returned case of the same applicant is no reason to refuse',
    remedy: 'relate by corrects only to a returned case of this applicant, store it with both, and answer it of both',
    async try(trial, world) {
      const apply = async (more: object) => {
        const plain = caseApplication(world, world.newId(), world.fileDigest ?? sm3(aFile))
        return trial.success(await trial.ask(submission({ ...plain, ...more }), 'with corrects'), 'submit')
      }
      const first = await apply({ corrects: 'no-such-case' })
      const second = await apply({ corrects: first['caseNumber'] })
      const related = first['decision'] === 'returned'
      const { cases } = trial.success(await trial.ask(casesOf(world.people.applicant)), 'casesOfPerson')
      for (const [{ caseNumber }, corrects, correctedBy] of [
        [first, undefined, related ? second['caseNumber'] : undefined],
        [second, related ? first['caseNumber'] : undefined, undefined],
      ] as const) {
        const listed = (cases as Record<string, unknown>[]).find((each) => each['caseNumber'] === caseNumber)
        const asked = await trial.ask({ method: 'GET', target: ofCase(String(caseNumber)) })
        for (const told of [listed, trial.success(asked, 'caseStatus')])
          if (told?.['corrects'] !== corrects || told?.['correctedBy'] !== correctedBy)
            trial.wrong(`of a case that was ${String(first['decision'])}: corrects or correctedBy`)
      }
    },
  },
  {
    name: '领取方式 may come twice',
    operation: 'chooseDelivery',
    says: '204 without a body, each time',
    remedy: 'PUT replaces; 200 or a body is not success here',
    async try(trial, { opened }) {
      if (opened === undefined) return trial.skip('no case was opened')
      if (opened.decision !== 'accepted') return trial.skip(`the case is ${opened.decision}`)
      for (const time of ['first', 'again'])
        trial.success(await trial.ask(delivery(opened.caseNumber), time), 'chooseDelivery')
    },
  },
  {
    name: '好差评 may come twice',
    operation: 'evaluate',
    says: '204 without a body, each time',
    remedy: 'PUT replaces; 200 or a body is not success here',
    async try(trial, { opened }) {
      if (opened === undefined) return trial.skip('no case was opened')
      for (const time of ['first', 'again'])
        trial.success(await trial.ask(evaluation(opened.caseNumber), time), 'evaluate')
    },
  },
  {
    name: 'of a case nobody has there is neither',
    operation: 'chooseDelivery',
    says: '404 NOT_FOUND',
    remedy: 'answer 404 with an Error object',
    async try(trial) {
      await trial.absent(delivery('no-such-case'))
      await trial.absent(evaluation('no-such-case'))
    },
  },
  {
    name: 'a receipt is proven by its applicant’s last six characters',
    operation: 'proveReceipt',
    says: '200 with the number of its case',
    remedy: 'compare with the number of the application’s applicant',
    async try(trial, world) {
      const { opened } = world
      if (opened === undefined) return trial.skip('no case was opened')
      const proven = trial.success(await trial.ask(prove(opened.applicationId, tailOf(world))), 'proveReceipt')
      if (proven['caseNumber'] !== opened.caseNumber) trial.wrong('another case')
    },
  },
  {
    name: 'an unknown receipt is answered like a wrong number',
    operation: 'proveReceipt',
    says: '403 PROOF_WRONG with attemptsLeft, not 404: nobody learns which receipts exist',
    remedy: 'count attempts for unknown applications as well',
    async try(trial, world) {
      const answer = await trial.ask(prove(world.newId(), tailOf(world)), 'an unknown application')
      if (typeof trial.refused(answer, 403, 'PROOF_WRONG')['attemptsLeft'] !== 'number')
        trial.wrong('403 PROOF_WRONG without attemptsLeft')
    },
  },
  {
    name: 'three wrong proofs lock a receipt',
    operation: 'proveReceipt',
    says: '423 PROOF_LOCKED for an hour, whatever is said then',
    remedy: 'count wrong attempts for each receipt by itself',
    async try(trial, world) {
      const applicationId = world.newId()
      const application = caseApplication(world, applicationId, world.fileDigest ?? sm3(aFile))
      trial.success(await trial.ask(submission(application)), 'submit')
      for (const time of ['first', 'second', 'third'])
        trial.refused(await trial.ask(prove(applicationId, wrongTail(world)), `wrong, ${time}`), 403, 'PROOF_WRONG')
      const answer = await trial.ask(prove(applicationId, tailOf(world)), 'right, after three wrong ones')
      trial.refused(answer, 423, 'PROOF_LOCKED')
    },
  },
]
