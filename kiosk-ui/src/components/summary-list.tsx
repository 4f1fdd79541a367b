import type { ComponentChildren } from 'preact'
import { t } from '../texts/index.ts'
import { Button } from './button.tsx'
import './summary-list.css'

export interface SummaryRow {
  readonly label: string
  readonly value: ComponentChildren
  readonly mark?: ComponentChildren
  /** 更改 for this row alone. */
  readonly onChange?: () => void
}

export interface SummaryListProps {
  readonly heading?: string
  /** 更改 for the whole section, whose rows all belong to one step. */
  readonly onChange?: (() => void) | undefined
  readonly rows: readonly SummaryRow[]
}

export function SummaryList({ heading, onChange, rows }: SummaryListProps) {
  return (
    <section class="summary">
      {heading !== undefined && (
        <header class="summary-head">
          <h2>{heading}</h2>
          {onChange !== undefined && (
            <Button kind="quiet" icon="pen" onPress={onChange} about={heading}>
              {t('act.change')}
            </Button>
          )}
        </header>
      )}
      <dl>
        {rows.map((row) => (
          <div
            class={row.onChange === undefined ? 'summary-row' : 'summary-row summary-row-change'}
            key={row.label}
            data-block
          >
            <dt>{row.label}</dt>
            <dd>
              {row.value}
              {row.mark}
            </dd>
            {row.onChange !== undefined && (
              <dd>
                <Button kind="quiet" icon="pen" onPress={row.onChange} about={row.label}>
                  {t('act.change')}
                </Button>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  )
}
