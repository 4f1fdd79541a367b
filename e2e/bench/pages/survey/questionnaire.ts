/** An affair as SurveyJS JSON: one question per page, then one form group per page, under the same conditions. */
import type { Affair, Condition, Field, FormGroup, Question } from '../../../../flows/src/model/affair.ts'
import { within } from '../../../../flows/src/model/condition.ts'

type Shown = { readonly visibleIf?: string }
type Choice = { readonly value: string; readonly text: string }
type Element = Shown & {
  readonly type: 'radiogroup' | 'checkbox' | 'boolean' | 'text'
  readonly name: string
  readonly title: string
  readonly description?: string
  readonly isRequired: boolean
  readonly inputType?: 'text' | 'tel' | 'number' | 'date'
  readonly choices?: readonly Choice[]
}
type Page = Shown & { readonly name: string; readonly title?: string; readonly elements: readonly Element[] }
export interface Questionnaire {
  readonly title: string
  readonly showProgressBar: true
  readonly pages: readonly Page[]
}

export const questionnaireOf = (affair: Affair): Questionnaire => ({
  title: affair.name.zh,
  showProgressBar: true,
  pages: [
    ...affair.questions.map((question) => questionPage(question, affair)),
    ...affair.form.map((group) => groupPage(group, affair)),
  ],
})

const questionPage = (question: Question, affair: Affair): Page => ({
  name: question.id,
  ...shown(question.when, affair),
  elements: [
    {
      type: question.kind === 'single' ? 'radiogroup' : 'checkbox',
      name: question.id,
      title: question.text.zh,
      ...(question.why && { description: question.why.zh }),
      isRequired: true,
      choices: choices(question.options),
    },
  ],
})

const groupPage = (group: FormGroup, affair: Affair): Page => ({
  name: group.id,
  title: group.title.zh,
  ...shown(group.when, affair),
  elements: group.fields.map((field) => element(field, affair)),
})

const element = (field: Field, affair: Affair): Element => ({
  ...kindOf(field),
  name: field.id,
  title: field.label.zh,
  ...(field.help && { description: field.help.zh }),
  isRequired: field.required,
  ...(field.whenField
    ? { visibleIf: `{${field.whenField.field}} anyof ${list(field.whenField.in ?? [])}` }
    : shown(field.when, affair)),
})

function kindOf({ type, options = [] }: Field): Pick<Element, 'type' | 'inputType' | 'choices'> {
  switch (type) {
    case 'select':
      return { type: 'radiogroup', choices: choices(options) }
    case 'multiselect':
      return { type: 'checkbox', choices: choices(options) }
    case 'switch':
      return { type: 'boolean' }
    case 'mobile':
    case 'telephone':
      return { type: 'text', inputType: 'tel' }
    case 'number':
      return { type: 'text', inputType: 'number' }
    case 'date':
      return { type: 'text', inputType: 'date' }
    case 'text':
    case 'personName':
    case 'idNumber':
    case 'uscc':
    case 'address':
    case 'bankCard':
      return { type: 'text', inputType: 'text' }
  }
}

const choices = (
  options: readonly { readonly id: string; readonly label: { readonly zh: string } }[],
): readonly Choice[] => options.map(({ id, label }) => ({ value: id, text: label.zh }))
const shown = (when: Condition | undefined, affair: Affair): Shown =>
  when === undefined ? {} : { visibleIf: expression(when, affair) }
const list = (ids: readonly string[]): string => `[${ids.map((id) => `'${id}'`).join(', ')}]`

/** SurveyJS has no items: an item counts as selected whenever it applies. */
function expression(when: Condition, affair: Affair): string {
  if ('answer' in when) return `{${when.answer}} anyof ${list(when.in)}`
  if ('all' in when) return `(${when.all.map((one) => expression(one, affair)).join(' and ')})`
  if ('any' in when) return `(${when.any.map((one) => expression(one, affair)).join(' or ')})`
  if ('not' in when) return `!(${expression(when.not, affair)})`
  if ('parameter' in when) return within(when.value, when) ? '1 = 1' : '1 = 0'
  const item = affair.items.find(({ id }) => id === when.item)
  return item?.when === undefined ? '1 = 1' : expression(item.when, affair)
}
