import { asJson, json, type Command } from '../command.ts'

export const list: Command = {
  name: 'list',
  usage: '[--json]',
  does: ['the affairs (一件事) and where they are offered'],
  options: json,
  words: 0,
  run({ catalogue, given }) {
    const { affairs, districts } = catalogue()
    const rows = affairs.map((affair) => ({
      id: affair.id,
      name: affair.name.zh,
      nameEn: affair.name.en,
      version: affair.version,
      stage: affair.stage,
      audience: affair.audience,
      items: affair.items.length,
      districts: districts.filter((district) => Object.hasOwn(district.affairs, affair.id)).map(({ code }) => code),
    }))
    if (given('json')) return asJson(rows)
    return rows
      .map(
        ({ id, name, nameEn, items, districts }) =>
          `${id.padEnd(20)} ${name} (${nameEn})  ${items} 个事项  ${districts.join(' ')}`,
      )
      .join('\n')
  },
}
