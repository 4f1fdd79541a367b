import './grouped-number.css'

/**
 * A long number in groups of four, to be read aloud and copied by hand. The gaps are only seen: as a text it is the
 * number itself.
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
