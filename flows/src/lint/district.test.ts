/** Each rule of a district's file, broken in a copy of the template: the line that is named, and the remedy. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { formatProblems, parseAffair, parseDistrict } from '../catalogue.ts'
import { library, sourcesIn } from '../journeys/testing/catalogue.ts'
import { codeFindings, districtFindings, libraryFindings, offerFindings, publishedFindings } from './district.ts'

const template = readFileSync(new URL('../../districts/template/000000-template.yaml', import.meta.url), 'utf8')
const catalog = sourcesIn('catalog').flatMap(({ file, text }) => {
  const parsed = parseAffair(text, file, library)
  return parsed.ok ? [{ file, text, affair: parsed.value }] : []
})
const known = catalog.map(({ affair }) => affair)

/** The template, given to the checks as a district's file. */
function findings(text: string): readonly string[] {
  const parsed = parseDistrict(text, 'd.yaml')
  if (!parsed.ok) return parsed.problems.map((one) => formatProblems([one], 'en'))
  const district = parsed.value
  const offers = catalog.flatMap((source) => {
    if (!Object.hasOwn(district.affairs, source.affair.id)) return []
    const here = parseAffair(source.text, source.file, library, district)
    return here.ok ? offerFindings(district, here.value) : []
  })
  return [
    ...codeFindings(district),
    ...publishedFindings(district, known),
    ...districtFindings(district, known),
    ...libraryFindings(district, library, known),
    ...offers,
  ].map((finding) => formatProblems([parsed.place(finding)], 'en'))
}

const filled = template.replace("code: '000000'", "code: '410902'")
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length

it('the template is right but for its code, which no district may keep', () => {
  expect(findings(filled)).toEqual([])
  const line = lineOf(template, "code: '000000'")
  expect(findings(template)).toEqual([
    expect.stringMatching(`^d.yaml:${line}:1 code: "000000" is no district\n    → write the six digits`),
  ])
})

it.each<[string, string, string, string, RegExp]>([
  [
    'an affair that no paper lists',
    '  h11-teahouse: {}',
    '  h11-teahouse: {}\n  n06-newborn: {}',
    'n06-newborn',
    /"n06-newborn" is offered, but no paper in "printed" lists it\n {4}→ name it/,
  ],
  [
    'a row whose affair is not offered',
    'affairs: [h11-teahouse]',
    'affairs: [h11-teahouse, h10-gym]',
    'affairs: [h11-teahouse, h10-gym]',
    /the row "开办茶馆" became "h10-gym", which is not offered\n {4}→ .*"resolved"/,
  ],
  [
    'a row under a name that nothing is called',
    'name: 开办茶馆',
    'name: 开茶楼',
    'name: 开茶楼',
    /printed as "开茶楼", but "h11-teahouse" is called "开办茶馆"\n {4}→ add "name"/,
  ],
  [
    'a row that neither became anything nor says why',
    ', resolved: 服务目录里还没有这件事。',
    '',
    "row: '4'",
    /is not allowed\n {4}→ affairs, or resolved/,
  ],
  [
    'a total shorter than its items one after another',
    'days: 7,',
    'days: 5,',
    'promise: { days: 5,',
    /5 working days for the whole, but its items take 6 \(company → food\)\n {4}→ write at least 6/,
  ],
  [
    'an item withdrawn that the law locks',
    '      crem:\n',
    '      hukou: { offered: false, dependants: stay, goTo: { zh: 派出所, en: Police } }\n      crem:\n',
    'hukou: {',
    /"hukou" is withdrawn, but whoever applies for "n13-after-death" must have it: .*Household Registration.*\n {4}→ offer it/,
  ],
  [
    'an item withdrawn that others come after',
    '        dependants: stay\n',
    '',
    'crem:',
    /"crem" is withdrawn, and "funeral" should come after it\n {4}→ withdraw these too .* or say of it "dependants: stay"/,
  ],
  [
    'others said to stay where there are none',
    '      tobacco:\n',
    '      tobacco:\n        dependants: stay\n',
    'dependants: stay',
    /no item comes after "tobacco"\n {4}→ remove/,
  ],
  [
    'an item withdrawn without saying where it is done',
    '        goTo: { zh: 火化证明由殡仪馆当场开具。, en: The funeral home issues the cremation certificate on the spot. }\n',
    '',
    'crem:',
    /"crem" is withdrawn, and nothing says where it is done\n {4}→ add "goTo/,
  ],
  [
    'somewhere else to go for an item that is handled here',
    '      food: { promise',
    '      food: { goTo: { zh: 别处, en: Elsewhere }, promise',
    'food: {',
    /"food" is not withdrawn, and "goTo" is for items that are\n {4}→ remove/,
  ],
  [
    'answers left with nothing',
    '      food: { promise',
    '      hyg: { offered: false, goTo: { zh: 别处, en: Elsewhere } }\n      food: { promise',
    '    items:\n      # 单个',
    /without what is withdrawn, these answers leave nothing to apply for: .*hyg=yes, prepack=yes\n {4}→ offer more/,
  ],
  [
    'a landline without its area code',
    "telephone: '12345'",
    "telephone: '4411234'",
    'telephone:',
    /"4411234" has no area code\n {4}→ write it with one/,
  ],
  [
    'a number in another form',
    "complaint: '12345'",
    "complaint: '(0393) 4411234'",
    'complaint:',
    /not in the usual form\n {4}→ write 0393-4411234/,
  ],
  [
    'words for a number',
    "telephone: '12345'",
    "telephone: '见公示'",
    'telephone:',
    /is no telephone number\n {4}→ .*12345/,
  ],
  ['a number that is too short', "telephone: '12345'", "telephone: '1234'", 'telephone:', /too short or too long/],
  ['a whole province', "code: '410902'", "code: '410000'", 'code:', /"410000" is no district/],
  [
    'a department nobody knows',
    '  civilAffairs: {',
    '  civilAfairs: {',
    'civilAfairs',
    /there is no department "civilAfairs"\n {4}→ did you mean "civilAffairs"/,
  ],
  [
    'a parameter no service asks for',
    'printed:\n',
    'parameters: { hairArea: { value: 10, basis: 某文 } }\nprinted:\n',
    'parameters: {',
    /there is no parameter "hairArea"/,
  ],
  [
    'a promise without its paper',
    'days: 7, basis: 某政办〔2026〕1号 }',
    "days: 7, basis: '' }",
    "basis: ''",
    /too short/,
  ],
])('%s', (_, from, to, at, said) => {
  expect(filled).toContain(from)
  const text = filled.replace(from, to)
  const found = findings(text)
  expect(found.join('\n')).toMatch(said)
  expect(found[0]).toMatch(new RegExp(`^d\\.yaml:${lineOf(text, at)}:`))
})

it('nothing at all by which it is offered is said once', () => {
  const text = filled.replace(/^printed:\n[^]*?(?=^# 提供的服务)/m, '')
  expect(findings(text)).toEqual([expect.stringContaining('no paper says that these are offered\n    → add "printed"')])
})
