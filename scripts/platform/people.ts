/** The file with synthetic persons whom the platform's test system knows; `people.example.yaml` is one. */
import * as v from 'valibot'
import { parse } from '#flows/catalogue/parsed.ts'
import { formatProblems } from '#flows/catalogue/problem.ts'
import { readRegularFile } from '../../device-daemon/src/base/regular-file.ts'
import { fail, ok, type Result } from '../../device-daemon/src/base/result.ts'

const PersonKey = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1, 'a name')),
  idType: v.pipe(v.string(), v.regex(/^[0-9A-Z]{1,3}$/, "a code in quotes, e.g. '111'")),
  idNumber: v.pipe(v.string(), v.minLength(6, 'a number in quotes'), v.maxLength(40)),
})
const File = v.strictObject({
  /** Six digits of GB/T 2260. */
  regionCode: v.pipe(v.string(), v.regex(/^\d{6}$/, 'six digits in quotes')),
  affair: v.strictObject({ id: v.string(), version: v.string(), name: v.string() }),
  item: v.strictObject({ itemId: v.string(), name: v.string(), departmentName: v.string() }),
  /** Known to the platform; cases are opened in this name. */
  applicant: PersonKey,
  /** Types of 电子证照 of which the applicant holds at least one. */
  licenceTypes: v.pipe(v.array(v.string()), v.minLength(1, 'at least one')),
  /** Somebody the platform does not know. */
  stranger: PersonKey,
})
export type TestPeople = v.InferOutput<typeof File>

export type PeopleFailure = { readonly code: 'unreadable' | 'invalid'; readonly text: string }

const largestBytes = 256 * 1024

export function readPeople(file: string): Result<TestPeople, PeopleFailure> {
  const read = readRegularFile(file, largestBytes)
  if (!read.ok)
    return fail({
      code: 'unreadable',
      text: `${file} ${read.failure.detail}\n    → scripts/platform/people.example.yaml shows one`,
    })
  const parsed = parse(read.value.toString('utf8'), file, File, () => [])
  return parsed.ok ? ok(parsed.value) : fail({ code: 'invalid', text: formatProblems(parsed.problems, 'en') })
}
