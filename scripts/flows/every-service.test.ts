/** What every service of every district must keep on its faces, without an engine. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { toJsonSchema } from '@valibot/to-json-schema'
import { openSync, type Font } from 'fontkit'
import { describe, expect, test } from 'vitest'
import { notoFiles } from '../../device-daemon/src/documents/glyphs/font-chain.ts'
import { defaultFolders, readCatalogue } from '../../flows/src/cli/files.ts'
import { departmentPart, departmentsOf } from '../../flows/src/faces/department-part.ts'
import { flowDiagram } from '../../flows/src/faces/flow/diagram.ts'
import { Guide } from '../../flows/src/faces/guide.ts'
import { guideOf } from '../../flows/src/faces/guide-of.ts'
import { markdown } from '../../flows/src/faces/markdown.ts'

const catalogue = readCatalogue(defaultFolders)
const offers = catalogue.districts.flatMap((district) =>
  Object.keys(district.affairs).map((id) => ({ district, affair: catalogue.inDistrict(id, district) })),
)
const guides = offers.map(({ district, affair }) => guideOf(affair, district))
const named = guides.map((guide) => [`${guide.id} in ${guide.district?.code}`, guide] as const)

test('the JSON of every service is what its schema says', () => {
  const { $schema: _, ...schema } = toJsonSchema(Guide)
  const valid = new Ajv2020({ strict: false }).compile(schema as object)
  for (const [name, guide] of named)
    expect([name, valid(JSON.parse(JSON.stringify(guide))), valid.errors]).toEqual([name, true, null])
})

/** As the font of paper has it; the diagram itself only estimates. */
function widthIn(font: Font): (text: string) => number {
  const widths = new Map<string, number>()
  const widthOf = (character: string): number => {
    const known = widths.get(character)
    if (known !== undefined) return known
    const width = font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm
    widths.set(character, width)
    return width
  }
  return (text) => [...text].reduce((sum, character) => sum + widthOf(character), 0)
}
const widths = {
  regular: widthIn(openSync(notoFiles.regular)),
  bold: widthIn(openSync(notoFiles.bold)),
}

const plain = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

describe('the flow diagram', () => {
  const texts = (svg: string) => [
    ...svg.matchAll(/<text x="([\d.-]+)" y="([\d.-]+)" font-size="([\d.]+)"([^>]*)>([^<]*)</g),
  ]

  test.each(named)('of %s stays within its edges at every width, in both languages', (_, guide) => {
    for (const language of ['zh', 'en'] as const)
      for (const [width, columns] of [
        [26, 1],
        [52, 1],
        [60, 1],
        [80, 2],
      ] as const) {
        const { svg, ...size } = flowDiagram(guide, language, width, columns)
        expect(texts(svg).length).toBeGreaterThan(guide.items.length)
        for (const [, x, y, em, look = '', text = ''] of texts(svg)) {
          const wide = (widths[look.includes('700') ? 'bold' : 'regular'](plain(text)) * Number(em)) / 10
          const left = Number(x) / 10 - (look.includes('middle') ? wide / 2 : 0)
          expect([text, left >= 0, left + wide <= size.width, Number(y) / 10 < size.height]).toEqual([
            text,
            true,
            true,
            true,
          ])
        }
      }
  })
})

describe('the guide', () => {
  test.each(named)('of %s names every item, material, question and way out', (_, guide) => {
    const text = markdown(guide, 'zh')
    const parts = [...guide.items, ...guide.materials].map(({ name }) => name.zh)
    const asked = guide.questions.flatMap(({ text: question, options }) => [
      question.zh,
      ...options.flatMap(({ label, block }) => [label.zh, ...(block === null ? [] : [block.goTo.zh])]),
    ])
    for (const part of [...parts, ...asked]) expect(text).toContain(part)
  })

  test('promises nothing that the district has not published', () => {
    for (const [at, guide] of guides.entries()) {
      const published = offers[at]?.district.affairs[guide.id]
      expect(guide.promise?.days).toBe(published?.promise?.days)
      for (const { id, promise } of guide.items) expect(promise?.days).toBe(published?.items[id]?.promise?.days)
    }
  })
})

test('every part of a form and every material is needed by some department, and no department gets what others alone need', () => {
  for (const { affair } of offers) {
    const parts = departmentsOf(affair).map((department) => departmentPart(affair, affair.items, department))
    const fields = new Set(parts.flatMap(({ form }) => form.flatMap((group) => group.fields.map(({ id }) => id))))
    for (const { id } of affair.form.flatMap((group) => group.fields))
      expect([affair.id, fields.has(id) && id]).toEqual([affair.id, id])
    const materials = new Set(parts.flatMap((part) => part.materials.map(({ id }) => id)))
    for (const { id } of affair.materials) expect([affair.id, materials.has(id) && id]).toEqual([affair.id, id])
  }
  const bathhouse = offers.find(({ affair, district }) => affair.id === 'h02-bathhouse' && district.code === '410902')
  if (bathhouse === undefined) throw new Error('the bathhouse of 华龙 is gone')
  const health = departmentPart(bathhouse.affair, bathhouse.affair.items, '区卫生健康委')
  expect(health.form.map(({ id }) => id)).not.toContain('investors')
  expect(health.materials.map(({ id }) => id)).toContain('m_hygplan')
  expect(health.materials.map(({ id }) => id)).not.toContain('m_articles')
})
