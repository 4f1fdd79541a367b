/**
 * 网上办事指南: all services of a district as one folder of plain HTML, in both languages, with an index. Path → content.
 * Pure; the style sheet is added by who writes the folder.
 */
import type { Language } from '../../model/language.ts'
import { escaped } from '../flow/drawing.ts'
import { flowDiagram } from '../flow/diagram.ts'
import type { Guide } from '../guide.ts'
import { spoken, type Spoken } from '../spoken.ts'
import { audiences, headings, otherLanguage } from '../words.ts'
import { affairPage } from './affair-page.ts'
import { element, pairs, section, shell, type Shell } from './html.ts'

/** In ems of the diagram's text. */
const diagramWidths = { '': 60, '-narrow': 26 } as const

export function site(guides: readonly Guide[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const guide of guides) files.set(`${guide.id}.json`, `${JSON.stringify(guide, null, 2)}\n`)
  for (const language of ['zh', 'en'] as const) {
    const folder = language === 'zh' ? '' : 'en/'
    const said = guides.map((guide) => spoken(guide, language))
    for (const [at, guide] of guides.entries()) {
      const one = said[at]
      if (one === undefined) continue
      files.set(`${folder}${guide.id}.html`, affairPage(one, frame(one, language, guide.id)))
      for (const [suffix, width] of Object.entries(diagramWidths))
        files.set(`${folder}${guide.id}${suffix}.svg`, flowDiagram(guide, language, width).svg)
    }
    const [first] = said
    if (first !== undefined) files.set(`${folder}index.html`, index(guides, said, first, language))
  }
  return files
}

function frame(said: Spoken, language: Language, page: string): Pick<Shell, 'root' | 'other' | 'where'> {
  const other = language === 'zh' ? 'en' : 'zh'
  const root = language === 'zh' ? '.' : '..'
  const href = `${language === 'zh' ? 'en' : '..'}/${page}.html`
  const where = [said.district, said.headings.guide].join(language === 'zh' ? '　' : ' · ')
  return { root, other: { href, language: other, name: otherLanguage[other] }, where }
}

function index(guides: readonly Guide[], said: readonly Spoken[], first: Spoken, language: Language): string {
  const title = `${first.district} · ${headings.guide[language]}`
  const lists = (['person', 'enterprise'] as const).map((audience) => {
    const here = said.filter((_, at) => guides[at]?.audience === audience)
    const entries = here.map(
      ({ id, name, summary }) =>
        `<li><a href="${id}.html">${element('b', name)}<small>${escaped(summary)}</small></a></li>`,
    )
    return here.length === 0
      ? ''
      : section(audiences[audience][language], `<ul class="index">\n${entries.join('\n')}\n</ul>`)
  })
  const body = [element('h1', title), ...lists, section(first.headings.hall, pairs(first.hall))]
  return shell({ ...frame(first, language, 'index'), language, title, solemn: false }, body.filter(Boolean).join('\n'))
}
