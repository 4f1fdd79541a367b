import type { ComponentChildren } from 'preact'
import { toggled } from '#flows/plan/choice.ts'
import { Icon } from './icon.tsx'
import './choice-list.css'

export interface Choice {
  readonly id: string
  readonly label: string
  readonly detail?: ComponentChildren
  /** Shown but not changeable; `detail` says why. */
  readonly locked?: boolean
  /** Of several: none of the others. */
  readonly exclusive?: true
}

export interface ChoiceListProps {
  readonly name: string
  readonly label: string
  readonly kind: 'single' | 'multiple'
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
  readonly describedBy?: string
  /** Two columns for short options. */
  readonly compact?: boolean
}

/**
 * Radio buttons or checkboxes as cards. The whole card is the target; a choice is shown by mark, border and background,
 * never by colour alone.
 */
export function ChoiceList({ name, label, kind, choices, chosen, onChange, describedBy, compact }: ChoiceListProps) {
  const choose = (id: string) => onChange(kind === 'single' ? [id] : toggled(choices, chosen, id))
  return (
    <div
      class={compact ? 'choices choices-compact' : 'choices'}
      role={kind === 'single' ? 'radiogroup' : 'group'}
      aria-label={label}
      aria-describedby={describedBy}
    >
      {choices.map((choice) => (
        <label key={choice.id} class={`choice choice-${kind}`} data-chosen={chosen.includes(choice.id)}>
          <input
            type={kind === 'single' ? 'radio' : 'checkbox'}
            name={name}
            checked={chosen.includes(choice.id)}
            disabled={choice.locked ?? false}
            onChange={() => choose(choice.id)}
          />
          <span class="choice-mark" aria-hidden="true">
            {choice.locked ? (
              <Icon name="lock" />
            ) : (
              chosen.includes(choice.id) && (kind === 'single' ? <i /> : <Icon name="check" />)
            )}
          </span>
          <span class="choice-words">
            <span class="choice-label">{choice.label}</span>
            {choice.detail !== undefined && <span class="choice-detail">{choice.detail}</span>}
          </span>
        </label>
      ))}
    </div>
  )
}
