import { beijingDay } from '../../flows/src/time/beijing.ts'
import { affairOf, districtOf } from '../../flows/src/cli/chosen.ts'
import { district, lang, languageOf, out, type Command } from '../../flows/src/cli/command.ts'
import { UsageError } from '../../flows/src/cli/files.ts'
import { oneOf } from '../../flows/src/catalogue/problem.ts'
import { departmentsOf } from '../../flows/src/faces/department-part.ts'
import { outFile, paper } from './paper.ts'

export const form: Command = {
  name: 'form',
  usage: 'ID --district CODE --out FILE.pdf [--department NAME] [--lang zh|en]',
  does: ['the 申请表, blank, to be filled in by hand; of a department (区市场监管局)', 'the part that its items need'],
  options: { ...district, ...lang, ...out, department: { type: 'string' } },
  words: 1,
  async run(call) {
    const catalogue = call.catalogue(call.words[0])
    const here = districtOf(catalogue, call, affairOf(catalogue, call))
    const affair = catalogue.inDistrict(affairOf(catalogue, call).id, here)
    const department = call.text('department') ?? null
    const known = departmentsOf(affair)
    if (department !== null && !known.includes(department))
      throw new UsageError(`no item of ${affair.id} is of "${department}"\n    → ${oneOf(known, department).en}`)
    const file = outFile(call)
    const { blankForm } = await import('../../device-daemon/src/documents/faces/blank-form.ts')
    const { startEngines } = await import('../../device-daemon/src/documents/engines/engines.ts')
    const madeOn = beijingDay(new Date())
    const view = blankForm({ affair, district: here, language: languageOf(call), department, material: null, madeOn })
    return paper(file, (await startEngines()).typeset('form', view))
  },
}
