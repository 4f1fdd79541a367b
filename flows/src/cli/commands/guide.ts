import { guideOf } from '../../faces/guide-of.ts'
import { markdown } from '../../faces/markdown.ts'
import { affairSomewhere } from '../chosen.ts'
import { district, lang, languageOf, out, type Command } from '../command.ts'
import { printedOrWritten } from '../output.ts'

export const guide: Command = {
  name: 'guide',
  usage: 'ID [--district CODE] [--lang zh|en] [--out FILE]',
  does: ['the 办事指南 as Markdown'],
  options: { ...lang, ...district, ...out },
  words: 1,
  run(call) {
    const here = affairSomewhere(call.catalogue(), call)
    return printedOrWritten(call, markdown(guideOf(here.affair, here.district), languageOf(call)))
  },
}
