import { toJsonSchema } from '@valibot/to-json-schema'
import { Guide } from '../../faces/guide.ts'
import { guideOf } from '../../faces/guide-of.ts'
import { affairSomewhere } from '../chosen.ts'
import { asJson, district, out, type Command } from '../command.ts'
import { printedOrWritten } from '../output.ts'

export const json: Command = {
  name: 'json',
  usage: 'ID [--district CODE] [--out FILE] | --schema',
  does: ['what there is to say about a service, for other channels;', 'with --schema the JSON Schema of it'],
  options: { ...district, ...out, schema: { type: 'boolean' } },
  words: 1,
  run(call) {
    if (call.given('schema')) return printedOrWritten(call, asJson(toJsonSchema(Guide)))
    const here = affairSomewhere(call.catalogue(call.words[0]), call)
    return printedOrWritten(call, asJson(guideOf(here.affair, here.district)))
  },
}
