import { diagram as diagramOf } from '../../diagram.ts'
import { affairOf } from '../chosen.ts'
import { lang, languageOf, type Command } from '../command.ts'
import { readCatalogue } from '../files.ts'

export const diagram: Command = {
  name: 'diagram',
  usage: 'ID [--lang zh|en]',
  does: ['questions and stages as Mermaid'],
  options: lang,
  words: 1,
  run: (call) => diagramOf(affairOf(readCatalogue(call.folders), call), languageOf(call)).trimEnd(),
}
