import { asJson, json, type Command } from '../command.ts'
import { districtLine, districtReport, districtText } from '../districts-report.ts'
import { refused } from '../files.ts'

export const districts: Command = {
  name: 'districts',
  usage: '[CODE] [--json]',
  does: ['the districts; of one, what each row of its papers has become,', 'and what it has not confirmed yet'],
  options: json,
  words: 1,
  run({ catalogue: read, given, words: [code] }) {
    const catalogue = read()
    const chosen = catalogue.districts.filter((district) => code === undefined || district.code === code)
    if (chosen.length === 0) {
      const known = catalogue.districts.map((district) => `${district.code} ${district.name.zh}`).join(', ')
      throw refused('noSuchDistrict', { code: code ?? '', known })
    }
    const reports = chosen.map((district) => districtReport(catalogue, district))
    if (given('json')) return asJson(reports)
    return reports.map(code === undefined ? districtLine : districtText).join('\n')
  },
}
