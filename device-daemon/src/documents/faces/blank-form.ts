/**
 * 空白申请表: the merged form to be filled in by hand, whole or the part of one department. Says when a part applies and
 * what the terminal would fill in by itself. Pure.
 */
import type { Affair, Condition, Field, FormGroup, Material, Text } from '#flows/model/affair.ts'
import type { District } from '#flows/model/district.ts'
import { confirmedBy } from '#flows/plan/facts-shown.ts'
import { applicant } from '#flows/draft/fields.ts'
import { conditionText } from '#flows/faces/conditions.ts'
import { departmentPart } from '#flows/faces/department-part.ts'
import { itemStages } from '#flows/faces/stages.ts'
import type { Language } from '#flows/model/language.ts'
import { sourceNames } from '#flows/faces/sources.ts'
import { dateText } from '#flows/time/written-dates.ts'
import type { FormView } from '../content/form.ts'
import { materialPart } from '../content/material-part.ts'
import type { DocumentView } from '../content/view.ts'
import { origins, yesNo } from '../content/words.ts'

export interface BlankFormRequest {
  readonly affair: Affair
  readonly district: District
  readonly language: Language
  /** Its name in Chinese; null: the whole form. */
  readonly department: string | null
  /** A material that is made of a part of the form; null: the form itself. */
  readonly material: Material | null
  /** `YYYY-MM-DD` */
  readonly madeOn: string
}

export function blankForm({
  affair,
  district,
  language,
  department,
  material,
  madeOn,
}: BlankFormRequest): DocumentView {
  const local = confirmedBy(district, affair.id)
  const offered = itemStages(affair.items.filter(({ id }) => local?.items[id]?.offered !== false)).flat()
  const numberOf = new Map(offered.map(({ id }, index) => [id, index + 1]))
  const say = (when: Condition | undefined): Text | null => conditionText(when, affair, (id) => numberOf.get(id))
  const part =
    material !== null
      ? materialPart(affair, material, offered)
      : department === null
        ? { items: offered, form: affair.form, materials: affair.materials }
        : departmentPart(affair, offered, department)
  const view: FormView = {
    title: material?.name ?? null,
    onBehalf: false,
    department: part.items.find((item) => item.department.zh === department)?.department ?? null,
    blank: true,
    asked: affair.questions.map(({ text, options, when }, index) => ({
      number: index + 1,
      text: aside(text, say(when)),
      boxes: boxes(options.map(({ label }) => label)),
    })),
    groups: part.form.map((group) => groupOf(group, affair, say)),
    items: part.items.map(({ name, department: body, result, when }) => ({
      name: aside({ zh: `□ ${name.zh}`, en: `□ ${name.en}` }, say(when)),
      department: body,
      result: result.name,
    })),
    materials: part.materials.map(({ name, source, when }) => ({
      name: aside(name, say(when)),
      provided: sourceNames[source],
      promised: false,
    })),
    signers: [
      handwritten(null),
      ...affair.parties
        .filter(({ id, signs }) => signs && id !== applicant && part.form.some(({ party }) => party === id))
        .map(({ name }) => handwritten(name)),
    ],
  }
  return {
    frame: {
      language,
      affair: affair.name,
      district: district.name,
      hall: district.hall,
      version: affair.version,
      printedAt: dateText(madeOn),
      terminal: null,
    },
    view,
    pictures: {},
  }
}

const handwritten = (role: Text | null): FormView['signers'][number] => ({
  role,
  name: '',
  identified: null,
  signedOn: null,
  picture: null,
  onPaper: null,
  marked: false,
  also: [],
})

type Say = (when: Condition | undefined) => Text | null

function groupOf(group: FormGroup, affair: Affair, say: Say): FormView['groups'][number] {
  const fields = group.fields.map((field) => fieldOf(field, say))
  const title = aside(group.title, say(group.when))
  const { repeat } = group
  if (repeat === undefined) return { title, fields, rows: [] }
  const party = affair.parties.find(({ id }) => id === group.party)?.name ?? group.title
  const rows = Math.min(repeat.max, Math.max(repeat.min, 2))
  return {
    title,
    fields: [],
    rows: Array.from({ length: rows }, (_, at) => ({
      title: { zh: `${party.zh} ${at + 1}`, en: `${party.en} ${at + 1}` },
      fields,
    })),
  }
}

type FieldView = FormView['groups'][number]['fields'][number]

const longest = 14
function fieldOf(field: Field, say: Say): FieldView {
  const value = choicesOf(field)
  const when = say(field.when)
  return {
    label: field.label,
    value: when === null ? value : { zh: `（${when.zh}填写）${value.zh}`, en: `(${when.en}) ${value.en}` },
    mark: origins[field.origin],
    wide: field.type === 'address' || value.zh.length > longest || when !== null,
  }
}

const boxes = (labels: readonly Text[]): Text => ({
  zh: labels.map(({ zh }) => `□ ${zh}`).join('　'),
  en: labels.map(({ en }) => `□ ${en}`).join('   '),
})

function choicesOf({ type, options, unit }: Field): Text {
  if (type === 'switch') return boxes(Object.values(yesNo))
  if (options !== undefined) return boxes(options.map(({ label }) => label))
  if (type === 'date') return { zh: '　　　　年　　月　　日', en: '' }
  return unit === undefined ? { zh: '', en: '' } : { zh: `　　　　　${unit.zh}`, en: `　　　　　${unit.en}` }
}

const aside = (text: Text, when: Text | null): Text =>
  when === null ? text : { zh: `${text.zh}（${when.zh}）`, en: `${text.en} (${when.en})` }
