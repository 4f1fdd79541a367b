import type { ComponentChildren } from 'preact'
import { GroupedNumber } from './grouped-number.tsx'
import { Icon, type IconName } from './icon.tsx'
import './result.css'

export interface ResultProps {
  readonly icon: IconName
  /** What kind of number it is. */
  readonly label: string
  readonly number: string
  readonly children?: ComponentChildren
}

/** The outcome of an application, with one number large enough to be copied by hand. */
export function Result({ icon, label, number, children }: ResultProps) {
  return (
    <div class="result" data-block>
      <span class="result-mark">
        <Icon name={icon} />
      </span>
      <p>{label}</p>
      <p class="result-number">
        <GroupedNumber number={number} />
      </p>
      {children}
    </div>
  )
}
