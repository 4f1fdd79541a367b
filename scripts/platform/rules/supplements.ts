/** 容缺补交: taken to the case of its applicant, once, and the same answer whenever it comes again. Since 1.9.0. */
import { sm3 } from '../../../device-daemon/src/platform/signing.ts'
import type { Question } from '../line.ts'
import { aFile, caseApplication, dataTime, ofCase, submission } from '../requests.ts'
import type { Rule, Trial, World } from '../trial.ts'

const materialId = 'm_later'

function supplement({ people, fileDigest }: World, id: string, more: object = {}): Record<string, unknown> {
  return {
    supplementId: id,
    person: people.applicant,
    deviceId: 'CONFORMANCE',
    suppliedAt: dataTime(new Date()),
    materialId,
    name: '符合性测试容缺材料',
    submission: 'upload',
    files: [fileDigest ?? sm3(aFile)],
    ...more,
  }
}
const put = (caseNumber: string, body: Record<string, unknown>): Question => ({
  method: 'PUT',
  target: ofCase(caseNumber, `/supplements/${String(body['supplementId'])}`),
  body,
})
const find = (caseNumber: string, id: string): Question => ({
  method: 'GET',
  target: ofCase(caseNumber, `/supplements/${id}`),
})

/** A case that has one material still to come; skipped where it is not accepted. */
async function promised(trial: Trial, world: World): Promise<string> {
  const plain = caseApplication(world, world.newId(), world.fileDigest ?? sm3(aFile))
  const [paper] = plain['materials'] as object[]
  const later = { ...paper, materialId, submission: 'deferred', files: [] }
  const answer = await trial.ask(submission({ ...plain, materials: [later] }), 'with a deferred material')
  const opened = trial.success(answer, 'submit')
  if (opened['decision'] !== 'accepted') trial.skip(`the case is ${String(opened['decision'])}`)
  return String(opened['caseNumber'])
}

async function missingOf(trial: Trial, caseNumber: string): Promise<readonly unknown[] | undefined> {
  const told = trial.success(await trial.ask({ method: 'GET', target: ofCase(caseNumber) }), 'caseStatus')
  return (told['missing'] as { materialId: string }[] | undefined)?.map((one) => one.materialId)
}

export const supplementRules: readonly Rule[] = [
  {
    name: 'what was promised is taken, once, and is found',
    operation: 'supplement',
    says: '200 with the decision; the same again: the decision it had the first time; missing names it no more once it is accepted',
    remedy: 'store supplements with their case by supplementId, and answer a known one from there',
    async try(trial, world) {
      const caseNumber = await promised(trial, world)
      const body = supplement(world, world.newId())
      const first = trial.success(await trial.ask(put(caseNumber, body)), 'supplement')
      const again = trial.success(await trial.ask(put(caseNumber, body), 'again'), 'supplement')
      if (JSON.stringify(again) !== JSON.stringify(first)) trial.wrong('another answer')
      const missing = await missingOf(trial, caseNumber)
      if (first['decision'] === 'accepted' && missing?.includes(materialId)) trial.wrong('accepted, and still missing')
      if (first['decision'] === 'returned' && missing?.includes(materialId) === false)
        trial.wrong('returned, and not missing any more')
    },
  },
  {
    name: 'a supplement is found from the moment it is taken, and none before',
    operation: 'findSupplement',
    says: 'none: an empty list, not 404; findSupplement reads its own writes',
    remedy: 'answer 200 {"supplements":[]} of one that has not come, and read from where you write',
    async try(trial, world) {
      const caseNumber = await promised(trial, world)
      const id = world.newId()
      const counted = async () => {
        const { supplements } = trial.success(await trial.ask(find(caseNumber, id)), 'findSupplement')
        return (supplements as unknown[]).length
      }
      if ((await counted()) !== 0) trial.wrong('one that nobody sent')
      trial.success(await trial.ask(put(caseNumber, supplement(world, id))), 'supplement')
      if ((await counted()) !== 1) trial.wrong('none')
    },
  },
  {
    name: 'the same supplement with other contents is refused',
    operation: 'supplement',
    says: '422 KEY_REUSED',
    remedy: 'store the SM3 of the body with the supplement and compare',
    async try(trial, world) {
      const caseNumber = await promised(trial, world)
      const id = world.newId()
      trial.success(await trial.ask(put(caseNumber, supplement(world, id))), 'supplement')
      const other = supplement(world, id, { submission: 'certificate', files: [], certificateNumber: 'C-1' })
      trial.refused(await trial.ask(put(caseNumber, other), 'other contents'), 422, 'KEY_REUSED')
    },
  },
  {
    name: 'a supplement whose files are not held is refused',
    operation: 'supplement',
    says: '424 FILES_MISSING; after a 4xx it is as if it had never come',
    remedy: 'look up every file before you store anything of it',
    async try(trial, world) {
      const caseNumber = await promised(trial, world)
      const id = world.newId()
      const without = supplement(world, id, { files: [sm3(Buffer.from(id))] })
      trial.refused(await trial.ask(put(caseNumber, without), 'with a file never uploaded'), 424, 'FILES_MISSING')
      const { supplements } = trial.success(await trial.ask(find(caseNumber, id)), 'findSupplement')
      if ((supplements as unknown[]).length > 0) trial.wrong('it is found after 424')
    },
  },
  {
    name: 'nobody else hands in to a case, and nobody to a case there is not',
    operation: 'supplement',
    says: '403 FORBIDDEN; 404 NOT_FOUND',
    remedy: 'compare name and number with the case’s applicant',
    async try(trial, world) {
      const caseNumber = await promised(trial, world)
      const person = { ...world.people.applicant, name: '某某' }
      const stranger = supplement(world, world.newId(), { person })
      trial.refused(await trial.ask(put(caseNumber, stranger), 'by somebody else'), 403, 'FORBIDDEN')
      const lost = supplement(world, world.newId())
      await trial.absent(put('no-such-case', lost))
    },
  },
]
