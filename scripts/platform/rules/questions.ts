/** What is asked about a person: empty is not 404, a stranger is. */
import { casesOf } from '../requests.ts'
import type { Rule, World } from '../trial.ts'

const sharedData = ({ people }: World, person: object) =>
  ({ method: 'POST', target: '/v1/shared-data/query', body: { affairId: people.affair.id, person } }) as const
const licences = ({ people }: World, person: object, types: readonly string[]) =>
  ({ method: 'POST', target: '/v1/certificates/query', body: { affairId: people.affair.id, person, types } }) as const
const derive = ({ people }: World, id: string) =>
  ({
    method: 'POST',
    target: `/v1/certificates/${id}/derive`,
    body: { affairId: people.affair.id, deviceId: 'CONFORMANCE', cause: '符合性测试' },
  }) as const
const maxPictureBytes = 8 * 1024 * 1024

export const questionRules: readonly Rule[] = [
  {
    name: 'shared data of the applicant',
    operation: 'sharedData',
    says: 'values by dataset.key, texts; {} when nothing is held',
    remedy: 'compare the answer with the schema SharedData',
    async try(trial, world) {
      trial.success(await trial.ask(sharedData(world, world.people.applicant)), 'sharedData')
    },
  },
  {
    name: 'shared data of a stranger',
    operation: 'sharedData',
    says: 'somebody the platform does not know: 404',
    remedy: 'answer 404 NOT_FOUND with an Error object',
    async try(trial, world) {
      await trial.absent(sharedData(world, world.people.stranger), 'the stranger')
    },
  },
  {
    name: 'licences of the applicant, of the types asked for',
    operation: 'licences',
    says: 'what is held of the types asked for',
    remedy: 'compare with the schema Certificates; leave other types out',
    async try(trial, world) {
      const { licenceTypes, applicant } = world.people
      const { certificates } = trial.success(await trial.ask(licences(world, applicant, licenceTypes)), 'licences')
      const types = (certificates as { type: string }[]).map(({ type }) => type)
      if (types.length === 0) trial.wrong(`none, though the file of people says ${licenceTypes.join(', ')}`)
      const other = types.find((type) => !licenceTypes.includes(type))
      if (other !== undefined) trial.wrong(`a type that was not asked for: ${other}`)
    },
  },
  {
    name: 'licences of a type nobody holds',
    operation: 'licences',
    says: 'the list may be empty; that is not 404',
    remedy: 'answer 200 {"certificates":[]}',
    async try(trial, world) {
      const answer = await trial.ask(licences(world, world.people.applicant, ['没有的证照']), 'an unknown type')
      const { certificates } = trial.success(answer, 'licences')
      if ((certificates as unknown[]).length > 0) trial.wrong('licences of other types')
    },
  },
  {
    name: 'a licence as a picture',
    operation: 'licencePicture',
    says: '200, PNG or JPEG, at most 8 MiB',
    remedy: 'send the picture itself, no JSON around it',
    async try(trial, world) {
      const { licenceTypes, applicant } = world.people
      const answer = await trial.ask(licences(world, applicant, licenceTypes))
      const held = trial.success(answer, 'licences')['certificates'] as { certificateId: string }[]
      if (held[0] === undefined) return trial.skip('the applicant holds no licence')
      const picture = await trial.ask(derive(world, held[0].certificateId))
      if (picture.status !== 200) trial.wrong(String(picture.status))
      const start = picture.bytes.subarray(0, 8).toString('hex')
      if (start !== '89504e470d0a1a0a' && !start.startsWith('ffd8ff')) trial.wrong('200, neither PNG nor JPEG')
      if (picture.bytes.length > maxPictureBytes) trial.wrong(`${picture.bytes.length} bytes`)
    },
  },
  {
    name: 'a licence nobody has',
    operation: 'licencePicture',
    says: '404 NOT_FOUND',
    remedy: 'answer 404 NOT_FOUND with an Error object',
    async try(trial, world) {
      await trial.absent(derive(world, 'no-such-licence'))
    },
  },
  {
    name: 'cases of a stranger',
    operation: 'casesOfPerson',
    says: 'a person the platform does not know has none: an empty list, not 404',
    remedy: 'answer 200 {"cases":[]}',
    async try(trial, { people }) {
      const { cases } = trial.success(await trial.ask(casesOf(people.stranger), 'the stranger'), 'casesOfPerson')
      if ((cases as unknown[]).length > 0) trial.wrong('cases of somebody')
    },
  },
  {
    name: 'a member nobody knows is ignored',
    operation: 'casesOfPerson',
    says: 'members that this document does not know are ignored, by either side',
    remedy: 'do not refuse unknown members: a later terminal may send more',
    async try(trial, { people }) {
      const question = { ...casesOf(people.applicant), body: { person: people.applicant, later: { more: true } } }
      trial.success(await trial.ask(question, 'with an unknown member'), 'casesOfPerson')
    },
  },
  {
    name: 'a body that does not fit is refused',
    operation: 'casesOfPerson',
    says: '400 INVALID; 4xx: nothing was done',
    remedy: 'check bodies by the schemas; what does not fit is 400, not 500',
    async try(trial, { people }) {
      const question = { ...casesOf(people.applicant), body: { person: { name: people.applicant.name } } }
      trial.refused(await trial.ask(question, 'without idType and idNumber'), 400)
    },
  },
]
