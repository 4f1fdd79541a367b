/** A guide in one language, every part as the sentences that are said of it: what paper and web pages lay out. Pure. */
import type { Language } from '../model/language.ts'
import type { Guide } from './guide.ts'
import { sayer } from './say.ts'
import { columns, headings, labels, stageName } from './words.ts'

export type Spoken = ReturnType<typeof spoken>

export function spoken(guide: Guide, language: Language) {
  const speech = sayer(guide, language)
  const { say, heading, list } = speech
  const inWords = <Name extends string>(texts: Readonly<Record<Name, { readonly zh: string; readonly en: string }>>) =>
    Object.fromEntries(
      Object.entries<{ zh: string; en: string }>(texts).map(([name, text]) => [name, say(text)]),
    ) as Readonly<Record<Name, string>>
  return {
    language,
    id: guide.id,
    version: guide.version,
    tone: guide.tone,
    name: say(guide.name),
    summary: say(guide.summary),
    district: guide.district === null ? '' : say(guide.district.name),
    headings: inWords(headings),
    columns: inWords(columns),
    labels: inWords(labels),
    facts: [
      { name: heading('lead'), value: say(guide.lead) },
      { name: heading('time'), value: speech.promised(guide) },
      { name: heading('fee'), value: say(guide.fee) },
      { name: heading('delivery'), value: list(guide.delivery.map(({ name }) => say(name))) },
    ],
    conditions: guide.conditions.map(say),
    questions: guide.questions.map((question) => ({
      number: question.number,
      text: say(question.text),
      about: speech.aboutQuestion(question),
      options: question.options.map((option) => ({ label: say(option.label), about: speech.aboutOption(option) })),
    })),
    items: guide.items.map((item) => ({
      number: item.number,
      name: say(item.name),
      department: say(item.department),
      level: speech.level(item),
      result: say(item.result),
      times: speech.times(item),
      fee: say(item.fee),
      about: speech.aboutItem(item),
      inPerson: speech.inPerson(item),
      basis: item.basis.map(say),
    })),
    stages: guide.stages.map((stage, index) => ({ name: say(stageName(index + 1)), items: stage.map(speech.item) })),
    materials: guide.materials.map((material) => ({
      number: material.number,
      name: say(material.name),
      holder: say(material.holder),
      provided: say(material.provided),
      brought: material.source === 'upload',
      deferrable: material.deferrable,
      later: material.later === null ? null : say(material.later),
      needed: speech.needed(material),
      about: speech.aboutMaterial(material),
    })),
    form: guide.form.map(speech.group),
    hall: speech.hall().map(([name, value]) => ({ name, value })),
    notes: guide.notes.map(say),
    sources: guide.sources,
  }
}
