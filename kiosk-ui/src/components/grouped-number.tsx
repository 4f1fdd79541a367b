import './grouped-number.css'

/**
 * A long number in groups of four, for reading aloud and copying by hand. The gaps are visual only; the text is the
 * plain number.
 */
export function GroupedNumber({ number }: { readonly number: string }) {
  const groups = number.match(/.{1,4}/gsu) ?? []
  return (
    <span class="grouped-number">
      {groups.map((group, at) => (
        <span key={at}>{group}</span>
      ))}
    </span>
  )
}
