import { asJson, type Command } from '../command.ts'
import { schemaKinds, schemaOf } from '../editor-schema.ts'
import { refused } from '../files.ts'

export const schema: Command = {
  name: 'schema',
  usage: `[${schemaKinds.join('|')}]`,
  does: ["JSON Schema of a catalogue file (the affair's if none is named), for editors"],
  options: {},
  words: 1,
  run({ words: [id = 'affair'] }) {
    const kind = schemaKinds.find((one) => one === id)
    if (kind === undefined) throw refused('noSchema', { id, kinds: schemaKinds.join(', ') })
    return asJson(schemaOf(kind))
  },
}
