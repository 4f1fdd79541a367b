import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { currentEntry, expectEntry, setEntry, settle, type KeyboardKind } from '../input/port.ts'
import { entryOf } from './entry.ts'
import './field.css'

export interface FieldProps {
  readonly id: string
  readonly label: string
  readonly keyboard: KeyboardKind
  readonly value: string
  readonly onInput: (value: string) => void
  readonly help?: string | undefined
  /** What is wrong, in the same words as in the error summary. */
  readonly problem?: string | undefined
  readonly optional?: string | undefined
  readonly unit?: string | undefined
  readonly maxLength?: number
}

/** An input line. Never cleared and never checked while typing; touching it opens the keyboard it needs. */
export function Field({ id, label, keyboard, value, onInput, help, problem, optional, unit, maxLength }: FieldProps) {
  const notes = [help !== undefined && `${id}-help`, problem !== undefined && `${id}-problem`].filter(Boolean).join(' ')
  useEffect(() => expectEntry(keyboard), [keyboard])
  return (
    <FieldFrame id={id} label={label} help={help} problem={problem} optional={optional}>
      <div class="field-line">
        <input
          id={id}
          data-entry
          inputMode="none"
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellcheck={false}
          value={value}
          maxLength={maxLength ?? 200}
          aria-invalid={problem !== undefined}
          aria-describedby={notes || undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
          onFocus={(event) => setEntry(entryOf(event.currentTarget, keyboard, label))}
          onBlur={(event) => {
            if (currentEntry()?.element !== event.currentTarget) return
            settle()
            setEntry(null)
          }}
        />
        {unit !== undefined && <span class="field-unit">{unit}</span>}
      </div>
    </FieldFrame>
  )
}

export interface FieldFrameProps {
  readonly id: string
  readonly label: string
  readonly help?: string | undefined
  readonly problem?: string | undefined
  readonly optional?: string | undefined
  readonly children: ComponentChildren
}

/** Label, help, problem, control: in this order on the screen and for screen readers. */
export function FieldFrame({ id, label, help, problem, optional, children }: FieldFrameProps) {
  return (
    <div class="field" data-problem={problem !== undefined}>
      <label class="field-label" for={id}>
        {label}
        {optional !== undefined && <span class="field-optional">{optional}</span>}
      </label>
      {help !== undefined && (
        <p class="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {problem !== undefined && (
        <p class="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {children}
    </div>
  )
}
