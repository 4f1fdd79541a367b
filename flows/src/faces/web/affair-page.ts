/** One service as a web page, readable on a phone. Pure. */
import { escaped } from '../flow/drawing.ts'
import type { Spoken } from '../spoken.ts'
import { element, pairs, points, section, shell, type Shell } from './html.ts'

export function affairPage(said: Spoken, frame: Pick<Shell, 'root' | 'other' | 'where'>): string {
  const { headings, labels } = said
  const brought = said.materials.filter((one) => one.brought)
  const held = said.materials.filter((one) => !one.brought)
  const body = [
    element('h1', said.name),
    element('p', said.summary, ' class="lead"'),
    pairs(said.facts),
    section(headings.conditions, points(said.conditions)),
    section(headings.diagram, diagram(said)),
    section(headings.questions, questions(said)),
    section(headings.items, said.items.map((item) => itemCard(item, said)).join('\n')),
    section(
      headings.process,
      `<ol class="stages">${said.stages.map((stage) => element('li', stage.items.join(' · '))).join('')}</ol>`,
    ),
    section(labels.bring, materials(brought, said)),
    section(labels.held, materials(held, said)),
    section(headings.form, points(said.form)),
    section(headings.notes, points(said.notes)),
    section(headings.hall, pairs(said.hall)),
    section(headings.sources, points(said.sources)),
    foot(said, frame.root),
  ]
  const { language, name, tone } = said
  return shell({ ...frame, language, title: name, solemn: tone === 'solemn' }, body.filter(Boolean).join('\n'))
}

function foot({ id, version, headings }: Spoken, root: string): string {
  const stated = `${escaped(headings.version)} ${escaped(version)}`
  return `<footer><p>${stated} · <a href="${root}/${id}.json">JSON</a></p></footer>`
}

/** Another shape on a phone, so that its text keeps its size. */
const diagram = ({ id, name, headings }: Spoken): string => `<picture>
<source media="(max-width: 40em)" srcset="${id}-narrow.svg">
<img src="${id}.svg" alt="${escaped(`${name}: ${headings.diagram}`)}">
</picture>`

const questions = ({ questions: asked }: Spoken): string =>
  asked.length === 0
    ? ''
    : `<ol>\n${asked
        .map(
          (question) =>
            `<li>${element('b', question.text)}${small(question.about)}\n<ul>${question.options
              .map((option) => `<li>${escaped(option.label)}${small(option.about)}</li>`)
              .join('')}</ul></li>`,
        )
        .join('\n')}\n</ol>`

function itemCard(item: Spoken['items'][number], { columns, headings }: Spoken): string {
  const rows = [
    { name: columns.department, value: `${item.department} · ${item.level}` },
    { name: columns.result, value: item.result },
    { name: columns.time, value: item.times.join(' · ') },
    { name: columns.fee, value: item.fee },
    ...(item.basis.length === 0 ? [] : [{ name: headings.basis, value: item.basis.join('; ') }]),
  ]
  return `<article>\n${element('h3', `${item.number} ${item.name}`)}\n${points(item.about)}\n${pairs(rows)}\n</article>`
}

const materials = (some: Spoken['materials'], { labels, columns }: Spoken): string =>
  some.length === 0
    ? ''
    : `<ul class="materials">\n${some
        .map((material) => {
          const mark = material.deferrable ? ` ${element('span', labels.deferrable, ' class="tag"')}` : ''
          const about = [
            `${columns.needed}: ${material.needed}`,
            `${columns.holder}: ${material.holder}`,
            material.provided,
            ...(material.later === null ? [] : [material.later]),
            ...material.about,
          ]
          return `<li>${element('b', material.name)}${mark}${small(about)}</li>`
        })
        .join('\n')}\n</ul>`

const small = (lines: readonly string[]): string =>
  lines.length === 0 ? '' : `<small>${lines.map(escaped).join('<br>')}</small>`
