import { asJson, json, type Command } from '../command.ts'
import { itemsReport, itemsText } from '../items-report.ts'

export const items: Command = {
  name: 'items',
  usage: '[--json]',
  does: ['the library (事项库): what it holds, and which affairs take it'],
  options: json,
  words: 0,
  run({ catalogue: read, given }) {
    const catalogue = read()
    return given('json') ? asJson(itemsReport(catalogue)) : itemsText(catalogue)
  },
}
