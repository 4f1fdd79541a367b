import { isDate, normaliseDay } from '../../time/days.ts'
import { plan as planOf, type Plan } from '../../plan/plan.ts'
import { affairOf, districtOf } from '../chosen.ts'
import { asJson, json, type Command } from '../command.ts'
import { readAnswers, readCalendar, UsageError, type Folders } from '../files.ts'
import { blocksText, planReport, planText, type Due } from '../plan-report.ts'

export const plan: Command = {
  name: 'plan',
  usage: 'ID --district CODE [--answers FILE] [--accepted DAY] [--why] [--json]',
  does: [
    'what applies: items in stages, materials, form, time',
    'FILE (JSON) maps question id to option id or list of ids',
    'DAY (2026-09-30, also with a time): when it would be due, by the',
    'statutory calendar; time of day does not count',
    'where an answer ends it: why, where to go instead, and exit code 1',
  ],
  options: {
    ...json,
    district: { type: 'string' },
    answers: { type: 'string' },
    accepted: { type: 'string' },
    why: { type: 'boolean' },
  },
  words: 1,
  run(call) {
    const { folders, text, given } = call
    const catalogue = call.catalogue(call.words[0])
    const district = districtOf(catalogue, call, affairOf(catalogue, call))
    const affair = catalogue.inDistrict(affairOf(catalogue, call).id, district)
    const file = text('answers')
    const answers = file === undefined ? {} : readAnswers(file, affair)
    const result = planOf(affair, district, { answers, choice: {} })
    if (result.blocks.length > 0)
      throw new UsageError(
        blocksText(result),
        given('json') ? asJson(planReport(affair, district, result, answers, null)) : null,
      )
    const accepted = text('accepted')
    const due = accepted === undefined ? null : dueAfter(accepted, result, folders)
    return given('json')
      ? asJson(planReport(affair, district, result, answers, due))
      : planText(affair, district, result, due, given('why'))
  },
}

function dueAfter(written: string, { workingDays }: Plan, folders: Folders): Due {
  const accepted = normaliseDay(written)
  if (!isDate(accepted)) throw new UsageError(`--accepted is a day, for example 2026-09-30, not "${written}"`)
  return { accepted, ...readCalendar(folders).addWorkingDays(accepted, workingDays) }
}
