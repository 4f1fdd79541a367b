import type { Affair, Material } from '../../flows/src/model/affair.ts'
import { beijingDay } from '../../flows/src/time/beijing.ts'
import { affairOf, districtOf } from '../../flows/src/cli/chosen.ts'
import { district, lang, languageOf, out, type Command } from '../../flows/src/cli/command.ts'
import { readAnswers, UsageError } from '../../flows/src/cli/files.ts'
import { oneOf } from '../../flows/src/catalogue/problem.ts'
import { emptyDraft } from '../../flows/src/draft/draft.ts'
import { plan } from '../../flows/src/plan/plan.ts'
import { document as made, outFile, paper } from './paper.ts'

export const document: Command = {
  name: 'document',
  usage: 'ID MATERIAL --district CODE --out FILE.pdf [--answers FILE] [--lang zh|en]',
  does: [
    'a document that the terminal makes (授权委托书, 承诺书, a department’s form), blank;',
    'with answers, for these',
  ],
  options: { ...district, ...lang, ...out, answers: { type: 'string' } },
  words: 2,
  async run(call) {
    const catalogue = call.catalogue(call.words[0])
    const here = districtOf(catalogue, call, affairOf(catalogue, call))
    const affair = catalogue.inDistrict(affairOf(catalogue, call).id, here)
    const material = materialOf(affair, call.words[1])
    const file = outFile(call)
    const language = languageOf(call)
    if (material.document === undefined) {
      const { blankForm } = await import('../../device-daemon/src/documents/faces/blank-form.ts')
      const { startEngines } = await import('../../device-daemon/src/documents/engines/engines.ts')
      const madeOn = beijingDay(new Date())
      const view = blankForm({ affair, district: here, language, department: null, material, madeOn })
      return paper(file, (await startEngines()).typeset('form', view))
    }
    const answers = call.text('answers')
    const given = answers === undefined ? {} : readAnswers(answers, affair)
    const told = plan(affair, here, { answers: given, choice: {} })
    const planned = told.materials.find(({ merged }) => merged.includes(material.id))
    if (answers !== undefined && planned === undefined)
      throw new UsageError(`with these answers "${material.id}" is not needed\n    → plan ${affair.id} says what is`)
    return paper(
      file,
      await made({
        document: 'material',
        affair,
        district: here,
        plan: told,
        draft: { ...emptyDraft(affair), answers: told.answers },
        material: planned ?? { material, merged: [material.id], forItems: [] },
        language,
        printedAt: new Date().toISOString(),
        terminal: null,
        written: {},
        marked: null,
      }),
    )
  },
}

function materialOf(affair: Affair, id: string | undefined): Material {
  const known = affair.materials.filter(({ source }) => source === 'form')
  const found = known.find((one) => one.id === id)
  if (found !== undefined) return found
  const ids = known.map((one) => one.id)
  if (ids.length === 0) throw new UsageError(`the terminal makes no document of ${affair.id}`)
  throw new UsageError(`the terminal makes no "${id ?? ''}" of ${affair.id}\n    → ${oneOf(ids, id ?? '').en}`)
}
