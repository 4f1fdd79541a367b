import { beijingDay } from '../../flows/src/time/beijing.ts'
import { affairOf, districtOf } from '../../flows/src/cli/chosen.ts'
import { district, lang, languageOf, out, type Command } from '../../flows/src/cli/command.ts'
import { workdaysAfter } from '../../flows/src/time/calendar.ts'
import { mostDaysLater } from '../../flows/src/plan/deferral.ts'
import { readAnswers, readCalendar, UsageError } from '../../flows/src/cli/files.ts'
import { plan } from '../../flows/src/plan/plan.ts'
import { noticeCode } from './notice-code.ts'
import { document, outFile, paper } from './paper.ts'

export const notice: Command = {
  name: 'notice',
  usage: 'ID --district CODE --answers FILE --out FILE.pdf [--key FILE] [--lang zh|en]',
  does: [
    'the 一次性告知书 for these answers, as the terminal prints it; --key: with the QR by which',
    'a terminal of the district goes on from it (notices.key of the terminals)',
  ],
  options: { ...district, ...lang, ...out, answers: { type: 'string' }, key: { type: 'string' } },
  words: 1,
  async run(call) {
    const catalogue = call.catalogue(call.words[0])
    const here = districtOf(catalogue, call, affairOf(catalogue, call))
    const affair = catalogue.inDistrict(affairOf(catalogue, call).id, here)
    const answers = call.text('answers')
    if (answers === undefined)
      throw new UsageError('--answers is missing\n    → a file such as that of `plan`: question id → option id')
    const file = outFile(call)
    const told = plan(affair, here, { answers: readAnswers(answers, affair), choice: {} })
    const [block] = told.blocks
    if (block !== undefined) throw new UsageError(`不能继续：${block.reason.zh}\n    → ${block.goTo.zh}`)
    const open = told.questions.filter(({ id }) => !Object.hasOwn(told.answers, id)).map(({ id }) => id)
    if (open.length > 0)
      throw new UsageError(`these questions are not answered: ${open.join(', ')}\n    → answer them in ${answers}`)
    const key = call.text('key')
    const code = key === undefined ? null : noticeCode(key, affair, here, told)
    const now = new Date()
    const calendar = readCalendar(call.folders)
    const due = calendar.addWorkingDays(beijingDay(now), told.workingDays)
    return paper(
      file,
      await document({
        document: 'notice',
        affair,
        district: here,
        plan: told,
        language: languageOf(call),
        printedAt: now.toISOString(),
        terminal: null,
        dueBy: due.known ? due.date : null,
        workdays: workdaysAfter(calendar, beijingDay(now), mostDaysLater),
        code,
      }),
    )
  },
}
