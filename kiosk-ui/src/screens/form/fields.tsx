import type { FieldValue } from '#flows/draft/draft.ts'
import type { FilledField } from '#flows/draft/fields.ts'
import type { Plan } from '#flows/plan/plan.ts'
import { why } from '#flows/plan/why.ts'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { AskedField } from './asked-field.tsx'
import { KnownFields } from './known-fields.tsx'
import { problemWords } from './problem-words.ts'
import './style.css'

/** Field id → what is wrong with it. */
export type Problems = Readonly<Record<string, string>>

const wordsOf = ({ field }: FilledField, problems: Problems): string | undefined =>
  problems[field.id] === undefined ? undefined : problemWords(field, problems[field.id] ?? '')

/** Everything in these fields that still has to be corrected, including problems of what was read from a card. */
export function ProblemSummary({
  fields,
  problems,
}: {
  readonly fields: readonly FilledField[]
  readonly problems: Problems
}) {
  return (
    <ErrorSummary
      problems={fields.flatMap((one) => {
        const words = wordsOf(one, problems)
        return words === undefined ? [] : [{ control: one.field.id, words }]
      })}
    />
  )
}

const documentOf = ({ field }: FilledField, fields: readonly FilledField[]): string | undefined =>
  fields.flatMap((one) => (one.documentOf === field.id ? [String(one.value)] : []))[0]

export interface FieldsProps {
  readonly plan: Plan
  readonly fields: readonly FilledField[]
  /** Field id → value as the citizen typed it. */
  readonly typed: Readonly<Record<string, FieldValue>>
  readonly problems: Problems
  readonly onFill: (field: string, value: FieldValue) => void
  readonly onConfirm: (field: string) => void
}

/** First the fields to fill in, then what is already known. */
export function Fields({ plan, fields, typed, problems, onFill, onConfirm }: FieldsProps) {
  const asked = fields.filter((one) => one.asked)
  const known = fields.filter((one) => !one.asked)
  return (
    <>
      {asked.length > 0 && (
        <section class="form-asked">
          {asked.map((one) => (
            <AskedField
              key={one.field.id}
              filled={one}
              because={why(plan, one.field)}
              typed={typed[one.field.id]}
              problem={wordsOf(one, problems)}
              unsure={problems[one.field.id] === 'unsure'}
              document={documentOf(one, fields)}
              onFill={(value) => onFill(one.field.id, value)}
              onConfirm={() => onConfirm(one.field.id)}
            />
          ))}
        </section>
      )}
      {known.length > 0 && <KnownFields fields={known} />}
    </>
  )
}
