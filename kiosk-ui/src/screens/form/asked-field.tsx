import type { FieldType } from '#flows/affair.ts'
import type { FieldValue } from '#flows/draft.ts'
import type { FilledField } from '#flows/fields.ts'
import { ChoiceList } from '../../components/choice-list.tsx'
import { Field, FieldFrame } from '../../components/field.tsx'
import type { KeyboardKind } from '../../input/port.ts'
import { local, t } from '../../texts/index.ts'

const keyboards: Readonly<Partial<Record<FieldType, KeyboardKind>>> = {
  mobile: 'digits',
  bankCard: 'digits',
  date: 'digits',
  number: 'decimal',
  idNumber: 'idNumber',
  uscc: 'latin',
}

export interface AskedFieldProps {
  readonly filled: FilledField
  /** As the citizen typed it, not normalised, so that nothing changes while they type. */
  readonly typed: FieldValue | undefined
  readonly problem: string | undefined
  readonly onFill: (value: FieldValue) => void
}

/** The control for a field's type. */
export function AskedField({ filled, typed, problem, onFill }: AskedFieldProps) {
  const { field } = filled
  const label = local(field.label)
  const optional = field.required ? undefined : t('form.optional')
  const help = field.help === undefined ? (field.type === 'date' ? t('form.dateHelp') : undefined) : local(field.help)
  const value = typed ?? filled.value ?? ''
  const frame = { id: field.id, label, help, problem, optional }

  if (field.type === 'select' || field.type === 'multiselect' || field.type === 'switch') {
    const choices =
      field.type === 'switch'
        ? [
            { id: 'yes', label: t('value.yes') },
            { id: 'no', label: t('value.no') },
          ]
        : (field.options ?? []).map((option) => ({ id: option.id, label: local(option.label) }))
    const kind = field.type === 'multiselect' ? 'multiple' : 'single'
    return (
      <FieldFrame {...frame}>
        <ChoiceList
          name={field.id}
          label={label}
          kind={kind}
          choices={choices}
          chosen={[value].flat().filter((one) => one !== '')}
          compact={choices.every((choice) => choice.label.length <= 8)}
          onChange={(chosen) => onFill(kind === 'multiple' ? chosen : (chosen[0] ?? ''))}
        />
      </FieldFrame>
    )
  }
  return (
    <Field
      {...frame}
      keyboard={keyboards[field.type] ?? 'text'}
      value={[value].flat().join('')}
      unit={field.unit === undefined ? undefined : local(field.unit)}
      onInput={onFill}
    />
  )
}
