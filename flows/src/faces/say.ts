/** Sentences about the parts of a guide in one language, worded once for Markdown, paper, web and diagram. */
import type { Text } from '../model/affair.ts'
import type { Language } from '../model/language.ts'
import { levels, reaches } from './shown-words.ts'
import type { Guide, GuideItem, GuideMaterial, GuideQuestion } from './guide.ts'
import { columns, headings, labels } from './words.ts'

type Promised = Pick<Guide, 'time' | 'promise'>

export interface Sayer {
  readonly language: Language
  readonly colon: string
  readonly say: (text: Text) => string
  readonly heading: (name: keyof typeof headings) => string
  readonly column: (name: keyof typeof columns) => string
  readonly label: (name: keyof typeof labels) => string
  readonly list: (parts: readonly string[]) => string
  /** An item by its number: “2 户口注销”. */
  readonly item: (number: number) => string
  readonly level: (item: GuideItem) => string
  readonly promised: (one: Promised) => string
  /** Promise with its basis, and the limit by law. */
  readonly times: (item: GuideItem) => readonly string[]
  /** What it waits for; of what does not apply nobody waits. */
  readonly after: (item: GuideItem) => string
  /** When it is handled, what comes first, 必办, what happens in person, its note. */
  readonly aboutItem: (item: GuideItem) => readonly string[]
  /** What happens in person. */
  readonly inPerson: (item: GuideItem) => readonly string[]
  readonly aboutMaterial: (material: GuideMaterial) => readonly string[]
  /** For which items and answers a material is needed. */
  readonly needed: (material: GuideMaterial) => string
  readonly aboutQuestion: (question: GuideQuestion) => readonly string[]
  readonly aboutOption: (option: GuideQuestion['options'][number]) => readonly string[]
  /** A part of the form in a line: what it asks, and when. */
  readonly group: (group: Guide['form'][number]) => string
  readonly hall: () => readonly (readonly [name: string, value: string])[]
}

export function sayer(guide: Guide, language: Language): Sayer {
  const say = (text: Text): string => text[language]
  const zh = language === 'zh'
  const label = (name: keyof typeof labels): string => say(labels[name])
  const list = (parts: readonly string[]): string => parts.join(zh ? '、' : ', ')
  const colon = zh ? '：' : ': '
  const numbers = (all: readonly number[]): string => list(all.map(String))
  const maybe = (text: Text | null, before = ''): readonly string[] => (text === null ? [] : [before + say(text)])
  const item = (number: number): string => {
    const found = guide.items.find((one) => one.number === number)
    return found === undefined ? String(number) : `${number} ${say(found.name)}`
  }
  const promised = ({ time, promise }: Promised): string =>
    promise === null
      ? say(time)
      : zh
        ? `${time.zh}（${label('basis')}${promise.basis}）`
        : `${time.en} (${label('basis')}${promise.basis})`

  return {
    language,
    colon,
    say,
    heading: (name) => say(headings[name]),
    column: (name) => say(columns[name]),
    label,
    list,
    item,
    level: ({ level }) => say(levels[level]),
    promised,
    times: (one) => [promised(one), ...maybe(one.legalLimit, label('legalLimit'))],
    after: ({ after }) => afterWords(after),
    aboutItem: ({ when, after, mandatory, optIn, atTerminal, onSite, note }) => [
      ...maybe(when, label('handled')),
      ...(after.length === 0 ? [] : [afterWords(after)]),
      ...(mandatory === null ? [] : [`${mandatoryWords(mandatory.when)}${colon}${say(mandatory.reason)}`]),
      ...(optIn ? [label('optIn')] : []),
      ...inPerson({ atTerminal, onSite }),
      ...maybe(note),
    ],
    inPerson,
    aboutMaterial: ({ producedBy, note }) => [
      ...(producedBy.length === 0 ? [] : [label('produced') + numbers(producedBy)]),
      ...maybe(note),
    ],
    needed: ({ when, forItems }) => {
      const parts = [
        ...maybe(when),
        ...(forItems.length === 0 ? [] : [zh ? `办事项${numbers(forItems)}时` : `for item ${numbers(forItems)}`]),
      ]
      return parts.length === 0 ? label('always') : parts.join(zh ? '，' : ', ')
    },
    aboutQuestion: ({ why, when, several, decides }) => {
      const what = [
        ...(decides.items.length === 0 ? [] : [label('decidesItems') + numbers(decides.items)]),
        ...(decides.materials.length === 0 ? [] : [label('decidesMaterials') + numbers(decides.materials)]),
        ...(decides.questions.length === 0
          ? []
          : [label('decidesQuestions') + numbers(decides.questions) + label('decidesQuestionsEnd')]),
        ...(decides.form.length === 0 ? [] : [zh ? `申请表的${formNames(decides.form)}` : formNames(decides.form)]),
      ]
      return [
        ...maybe(when, label('asked')),
        ...(several ? [label('several')] : []),
        ...maybe(why),
        ...(what.length === 0 ? [] : [label('decides') + what.join(zh ? '；' : '; ')]),
      ]
    },
    aboutOption: ({ detail, hint, block }) => [
      ...maybe(detail),
      ...maybe(hint),
      ...(block === null ? [] : [blockWords(block)]),
    ],
    group: ({ title, when, repeat, fields }) => {
      const more = [...maybe(when), ...(repeat === null || repeat.max === 1 ? [] : [label('repeats')])]
      const asked = list(fields.map((field) => say(field.label)))
      const aside = more.length === 0 ? '' : zh ? `（${more.join('，')}）` : ` (${more.join(', ')})`
      return `${say(title)}${aside}${colon}${asked}`
    },
    hall: () => {
      if (guide.district === null) return []
      const { name, window, address, hours, telephone, complaint } = guide.district.hall
      return [
        [label('place'), [name, ...(window === undefined ? [] : [window])].map(say).join(zh ? '　' : ', ')],
        [label('address'), say(address)],
        [label('hours'), say(hours)],
        [label('telephone'), telephone],
        [label('complaint'), complaint],
      ]
    },
  }

  function inPerson({ atTerminal, onSite }: Pick<GuideItem, 'atTerminal' | 'onSite'>): readonly string[] {
    return [...(atTerminal === 'whole' ? [] : [say(reaches[atTerminal])]), ...maybe(onSite)]
  }
  function afterWords(after: readonly number[]): string {
    return zh ? `一起办的事项${numbers(after)}办结后` : `after item no. ${numbers(after)}, where it is among them`
  }
  function mandatoryWords(when: Text | null): string {
    const word = label('mandatory')
    return when === null ? word : zh ? `${when.zh}${word}` : `${word} ${when.en}`
  }
  function formNames(titles: readonly Text[]): string {
    return zh
      ? titles.map((one) => `“${one.zh}”`).join('、')
      : `“${titles.map((one) => one.en).join('”, “')}” of the form`
  }
  function blockWords({ when, reason, goTo }: NonNullable<GuideQuestion['options'][number]['block']>): string {
    const before = when === null ? label('blocked') : `${say(when)}${zh ? '，' : ': '}${label('blocked')}`
    return zh ? `${before}${reason.zh}${goTo.zh}` : `${before}${reason.en} ${goTo.en}`
  }
}
