import type { Field } from '#flows/model/affair.ts'
import { fieldProblems, type FieldProblem } from '#flows/entries/entries.ts'
import { local, t } from '../../texts/index.ts'

const isProblem = (key: string): key is FieldProblem => (fieldProblems as readonly string[]).includes(key)

/** What is wrong with a field, in the same words in the summary and beside the field. */
export function problemWords(field: Field, key: string): string {
  const label = local(field.label)
  const problem = isProblem(key) ? key : 'required'
  switch (problem) {
    case 'required':
      return field.type === 'select' || field.type === 'multiselect' || field.type === 'switch'
        ? t('problem.choose', { label })
        : t('problem.required', { label })
    case 'tooSmall':
      return t('problem.tooSmall', { label, limit: field.min ?? 0 })
    case 'tooLarge':
      return t('problem.tooLarge', { label, limit: field.max ?? 0 })
    case 'choose':
    case 'mobile':
    case 'telephone':
    case 'document':
    case 'unsure':
    case 'future':
    case 'tooEarly':
    case 'beforeBirth':
    case 'idNumber':
    case 'uscc':
    case 'bankCard':
    case 'number':
    case 'date':
    case 'tooLong':
    case 'characters':
    case 'taken':
      return t(`problem.${problem}`, { label })
  }
}
