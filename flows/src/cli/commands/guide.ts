import { guide as guideOf } from '../../guide.ts'
import { affairSomewhere } from '../chosen.ts'
import { lang, languageOf, type Command } from '../command.ts'
import { readCatalogue } from '../files.ts'

export const guide: Command = {
  name: 'guide',
  usage: 'ID [--district CODE] [--lang zh|en]',
  does: ['the 办事指南 as Markdown'],
  options: { ...lang, district: { type: 'string' } },
  words: 1,
  run(call) {
    const { affair, district } = affairSomewhere(readCatalogue(call.folders), call)
    return guideOf(affair, district, languageOf(call)).trimEnd()
  },
}
