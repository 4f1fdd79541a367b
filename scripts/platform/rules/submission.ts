/** 申报: files first, one case for one application whatever is sent twice, and found at once. */
import { sm3 } from '../../../device-daemon/src/platform/signing.ts'
import { aFile, caseApplication, find, submission, upload } from '../requests.ts'
import type { Rule } from '../trial.ts'

const tooLong = 8 * 1024 * 1024 + 1

export const submissionRules: readonly Rule[] = [
  {
    name: 'an application nobody sent has no case',
    operation: 'findByApplication',
    says: 'none: an empty list, not 404',
    remedy: 'answer 200 {"cases":[]}',
    async try(trial, { newId }) {
      const { cases } = trial.success(await trial.ask(find(newId())), 'findByApplication')
      if ((cases as unknown[]).length > 0) trial.wrong('a case')
    },
  },
  {
    name: 'a case whose files are not held is refused',
    operation: 'submit',
    says: '424 FILES_MISSING, retryable; nothing is created',
    remedy: 'look up formFile, signature.file, every signatures[].files and materials[].files before you open the case',
    async try(trial, world) {
      const id = world.newId()
      const application = caseApplication(world, id, sm3(Buffer.from(id)))
      const answer = await trial.ask(submission(application), 'with a file never uploaded')
      if (trial.refused(answer, 424, 'FILES_MISSING')['retryable'] !== true) trial.wrong('424 with retryable false')
      const { cases } = trial.success(await trial.ask(find(id)), 'findByApplication')
      if ((cases as unknown[]).length > 0) trial.wrong('a case exists after 424')
    },
  },
  {
    name: 'a page signed on paper that is not held is refused',
    operation: 'submit',
    says: '424 FILES_MISSING also for files of signatures (since 1.6.0)',
    remedy: 'look up every signatures[].files before you open the case; a platform of 1.5.0 does not know the member',
    async try(trial, world) {
      const id = world.newId()
      const held = Buffer.from(`%PDF-1.7 ${id}`)
      trial.success(await trial.ask(upload(held)), 'putFile')
      const paper = { party: 'seller', name: '张守正', identifiedBy: 'paper', files: [sm3(Buffer.from(id))] }
      const application = { ...caseApplication(world, id, sm3(held)), signatures: [paper] }
      trial.refused(await trial.ask(submission(application), 'with a signed page never uploaded'), 424, 'FILES_MISSING')
    },
  },
  {
    name: 'a file is held by its digest, twice as well',
    operation: 'putFile',
    says: '200 with digest and size, each time',
    remedy: 'store by digest; the same content again changes nothing',
    async try(trial, world) {
      for (const time of ['first', 'again']) {
        const held = trial.success(await trial.ask(upload(aFile), time), 'putFile')
        if (held['digest'] !== sm3(aFile) || held['size'] !== aFile.length) trial.wrong('another digest or size')
      }
      world.fileDigest = sm3(aFile)
    },
  },
  {
    name: 'a file that is not what its digest says is refused',
    operation: 'putFile',
    says: 'a body whose SM3 is not digest: 400 INVALID',
    remedy: 'take SM3 of the body and compare',
    async try(trial) {
      const answer = await trial.ask(upload(aFile, sm3(Buffer.from('other'))), 'with the digest of another')
      trial.refused(answer, 400, 'INVALID')
    },
  },
  {
    name: 'a file over 8 MiB is refused',
    operation: 'putFile',
    says: '413 TOO_LARGE, or hung up on',
    remedy: 'limit bodies to 8 MiB (a gateway with its own limit must answer with an Error object too)',
    async try(trial) {
      await trial.tooLong(upload(Buffer.alloc(tooLong)), '8 MiB and one byte')
    },
  },
  {
    name: 'without a key, or with another, nothing is opened',
    operation: 'submit',
    says: 'without a key, or with one that is not applicationId: 400',
    remedy: 'demand Idempotency-Key and compare it with applicationId',
    async try(trial, world) {
      const application = caseApplication(world, world.newId(), world.fileDigest ?? sm3(aFile))
      const { headers: _key, ...keyless } = submission(application)
      trial.refused(await trial.ask(keyless, 'without Idempotency-Key'), 400)
      trial.refused(await trial.ask(submission(application, world.newId()), 'with another key'), 400)
    },
  },
  {
    name: 'an application opens a case',
    operation: 'submit',
    says: '201 with caseNumber, applicationId, decision, reasons',
    remedy: 'compare the answer with the schema Case; 200 is not success here',
    async try(trial, world) {
      const applicationId = world.newId()
      const application = caseApplication(world, applicationId, world.fileDigest ?? sm3(aFile))
      const opened = trial.success(await trial.ask(submission(application)), 'submit')
      if (opened['applicationId'] !== applicationId) trial.wrong('201 with another applicationId')
      world.opened = { applicationId, caseNumber: String(opened['caseNumber']), decision: String(opened['decision']) }
    },
  },
  {
    name: 'a case is found from the moment it exists',
    operation: 'findByApplication',
    says: 'GET /v1/cases?applicationId= sees a case from the moment it exists (read your writes)',
    remedy: 'read from where you write, no replica, index or cache in between',
    async try(trial, { opened }) {
      if (opened === undefined) return trial.skip('no case was opened')
      const { cases } = trial.success(await trial.ask(find(opened.applicationId)), 'findByApplication')
      const found = (cases as { caseNumber: string }[]).map(({ caseNumber }) => caseNumber)
      if (found.length !== 1 || found[0] !== opened.caseNumber) trial.wrong(`${found.length} cases`)
    },
  },
  {
    name: 'the same again is the same answer',
    operation: 'submit',
    says: 'known, and the body is the same byte for byte: 201 with the members it had the first time',
    remedy: 'store key, SM3 of the body and the answer with the case, in one transaction',
    async try(trial, world) {
      const application = caseApplication(world, world.newId(), world.fileDigest ?? sm3(aFile))
      const first = await trial.ask(submission(application))
      trial.success(first, 'submit')
      const second = await trial.ask(submission(application), 'the same again')
      trial.success(second, 'submit')
      if (JSON.stringify(first.json) !== JSON.stringify(second.json)) trial.wrong('201 with another answer')
    },
  },
  {
    name: 'the same key with other content is refused',
    operation: 'submit',
    says: 'known, with other bytes: 422 KEY_REUSED',
    remedy: 'compare SM3 of the body with the stored one',
    async try(trial, world) {
      const application = caseApplication(world, world.newId(), world.fileDigest ?? sm3(aFile))
      trial.success(await trial.ask(submission(application)), 'submit')
      const other = { ...application, promisedWorkingDays: 6 }
      trial.refused(await trial.ask(submission(other), 'the key with other content'), 422, 'KEY_REUSED')
    },
  },
  {
    name: 'a key whose request was refused is still new',
    operation: 'submit',
    says: 'only a 201 is stored; after 424 the same key comes again',
    remedy: 'do not keep a key whose request was refused or failed',
    async try(trial, world) {
      const id = world.newId()
      const bytes = Buffer.from(`%PDF-1.7 ${id}`)
      const application = caseApplication(world, id, sm3(bytes))
      trial.refused(await trial.ask(submission(application)), 424)
      trial.success(await trial.ask(upload(bytes)), 'putFile')
      trial.success(await trial.ask(submission(application), 'again after 424'), 'submit')
    },
  },
  {
    name: 'five at once open one case',
    operation: 'submit',
    says: '409 IN_PROGRESS while the first is still worked on; one case for one application',
    remedy: 'take the key under a lock or a unique index before you open the case',
    async try(trial, world) {
      const id = world.newId()
      const application = caseApplication(world, id, world.fileDigest ?? sm3(aFile))
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => trial.ask(submission(application), 'five at once')),
      )
      for (const answer of answers)
        if (answer.status === 409) trial.refused(answer, 409, 'IN_PROGRESS')
        else trial.success(answer, 'submit')
      const numbers = answers.flatMap(({ status, json }) =>
        status === 201 ? [(json as { caseNumber: string }).caseNumber] : [],
      )
      if (new Set(numbers).size !== 1) trial.wrong(`${new Set(numbers).size} case numbers`)
      const { cases } = trial.success(await trial.ask(find(id)), 'findByApplication')
      if ((cases as unknown[]).length !== 1) trial.wrong(`${(cases as unknown[]).length} cases`)
    },
  },
  {
    name: 'an application that does not fit is refused',
    operation: 'submit',
    says: '400 INVALID; nothing was done',
    remedy: 'check the body by the schema CaseApplication before anything is written',
    async try(trial, world) {
      const id = world.newId()
      const { applicant: _applicant, ...rest } = caseApplication(world, id, world.fileDigest ?? sm3(aFile))
      trial.refused(await trial.ask(submission(rest), 'without applicant'), 400)
      const { cases } = trial.success(await trial.ask(find(id)), 'findByApplication')
      if ((cases as unknown[]).length > 0) trial.wrong('a case exists after 400')
    },
  },
  {
    name: 'JSON over 1 MiB is refused',
    operation: 'submit',
    says: '413 TOO_LARGE, or hung up on',
    remedy: 'limit JSON bodies to 1 MiB',
    async try(trial, world) {
      const application = { ...caseApplication(world, world.newId(), sm3(aFile)), later: 'x'.repeat(1024 * 1024) }
      await trial.tooLong(submission(application), 'over 1 MiB')
    },
  },
]
