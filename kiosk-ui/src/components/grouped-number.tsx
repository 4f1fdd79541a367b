import { numberGroups } from '#flows/entries/number-groups.ts'
import './grouped-number.css'

/** A long number in groups. The gaps are visual only; the text is the plain number. */
export function GroupedNumber({ number }: { readonly number: string }) {
  return (
    <span class="grouped-number">
      {numberGroups(number).map((group, at) => (
        <span key={at} data-joined={group.endsWith('-') || undefined}>
          {group}
        </span>
      ))}
    </span>
  )
}
