import type { FieldType, Text } from '#flows/model/affair.ts'
import type { FieldValue } from '#flows/draft/draft.ts'
import type { FilledField } from '#flows/draft/fields.ts'
import { noTelephone } from '#flows/entries/entries.ts'
import { Button } from '../../components/button.tsx'
import { ChoiceList } from '../../components/choice-list.tsx'
import { Field, FieldFrame } from '../../components/field.tsx'
import type { KeyboardKind } from '../../input/port.ts'
import { local, t } from '../../texts/index.ts'
import { DocumentKind } from './document-kind.tsx'
import { WithoutTelephone } from './without-telephone.tsx'

const keyboards: Readonly<Partial<Record<FieldType, KeyboardKind>>> = {
  personName: 'name',
  mobile: 'digits',
  telephone: 'digits',
  bankCard: 'digits',
  date: 'digits',
  number: 'decimal',
  idNumber: 'idNumber',
  uscc: 'latin',
}

export interface AskedFieldProps {
  readonly filled: FilledField
  /** Which answers made it apply. */
  readonly because: Text | null
  /** As the citizen typed it, not normalised, so that nothing changes while they type. */
  readonly typed: FieldValue | undefined
  readonly problem: string | undefined
  /** The problem is one that the citizen may overrule. */
  readonly unsure: boolean
  /** Of an identity number: which document it is of. */
  readonly document: string | undefined
  readonly onFill: (value: FieldValue) => void
  readonly onConfirm: () => void
}

/** The control for a field's type. */
export function AskedField({ filled, because, typed, problem, unsure, document, onFill, onConfirm }: AskedFieldProps) {
  const { field, documentOf } = filled
  const label = local(field.label)
  const optional = field.required ? undefined : t('form.optional')
  const manner = field.help === undefined ? (field.type === 'date' ? t('form.dateHelp') : null) : local(field.help)
  const why = because === null ? null : t('form.because', { why: local(because) })
  const help = why === null && manner === null ? undefined : [why, manner].filter((one) => one !== null).join(' ')
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
    if (documentOf !== undefined)
      return <DocumentKind frame={frame} choices={choices} chosen={String(value)} onChoose={onFill} />
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
  if (value === noTelephone && field.without !== undefined)
    return <WithoutTelephone frame={frame} then={field.without} onBack={() => onFill('')} />
  return (
    <>
      <Field
        {...frame}
        keyboard={keyboardOf(field.type, document)}
        value={[value].flat().join('')}
        unit={field.unit === undefined ? undefined : local(field.unit)}
        onInput={onFill}
      />
      {unsure && (
        <Button kind="secondary" icon="check" onPress={onConfirm}>
          {t('form.confirmNumber')}
        </Button>
      )}
      {field.without !== undefined && (
        <Button kind="quiet" onPress={() => onFill(noTelephone)}>
          {t('form.noTelephone')}
        </Button>
      )}
    </>
  )
}

/** Numbers of other documents have letters, and 其他证件 whatever its maker wrote. */
function keyboardOf(type: FieldType, document: string | undefined): KeyboardKind {
  if (document === 'otherDocument') return 'text'
  return document === undefined || document === 'residentId' ? (keyboards[type] ?? 'text') : 'latin'
}
