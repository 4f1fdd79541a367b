import { guideOf } from '../../faces/guide-of.ts'
import { flowDiagram } from '../../faces/flow/diagram.ts'
import { mermaid } from '../../faces/mermaid.ts'
import { affairSomewhere } from '../chosen.ts'
import { district, lang, languageOf, out, type Call, type Command } from '../command.ts'
import { UsageError } from '../files.ts'
import { printedOrWritten } from '../output.ts'

export const diagram: Command = {
  name: 'diagram',
  usage: 'ID [--svg [--width EMS]] [--district CODE] [--lang zh|en] [--out FILE]',
  does: ['the flow diagram as Mermaid; with --svg drawn, EMS wide (60; 26 suits a phone)'],
  options: { ...lang, ...district, ...out, svg: { type: 'boolean' }, width: { type: 'string' } },
  words: 1,
  run(call) {
    const here = affairSomewhere(call.catalogue(), call)
    const guide = guideOf(here.affair, here.district)
    const language = languageOf(call)
    return printedOrWritten(
      call,
      call.given('svg') ? flowDiagram(guide, language, widthOf(call)).svg : mermaid(guide, language),
    )
  },
}

function widthOf({ text }: Call): number {
  const written = text('width') ?? '60'
  const width = Number(written)
  if (width >= 20 && width <= 200) return width
  throw new UsageError(`--width is a number of ems from 20 to 200, not "${written}"`)
}
