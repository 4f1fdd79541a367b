import { chart as chartOf } from '../../faces/chart.ts'
import { createApplyMachine } from '../../journeys/apply/index.ts'
import { affairOf, districtOf } from '../chosen.ts'
import { district, lang, languageOf, out, type Command } from '../command.ts'
import { printedOrWritten } from '../output.ts'

export const chart: Command = {
  name: 'chart',
  usage: 'ID --district CODE [--lang zh|en] [--out FILE]',
  does: ['the statechart that the terminal runs, as Mermaid'],
  options: { ...lang, ...district, ...out },
  words: 1,
  run(call) {
    const catalogue = call.catalogue(call.words[0])
    const here = districtOf(catalogue, call, affairOf(catalogue, call))
    const affair = catalogue.inDistrict(affairOf(catalogue, call).id, here)
    return printedOrWritten(call, chartOf(createApplyMachine(affair, here), affair, languageOf(call)))
  },
}
