/** Mouths from 非常满意 to 非常不满意, as line drawings. */
const mouths = {
  5: 'M28 58q22 26 44 0z',
  4: 'M30 60q20 16 40 0',
  3: 'M32 64h36',
  2: 'M30 68q20-14 40 0',
  1: 'M30 72q20-26 40 0',
} as const

export function Face({ satisfaction }: { readonly satisfaction: keyof typeof mouths }) {
  return (
    <svg
      class="face"
      viewBox="0 0 100 100"
      fill="none"
      stroke="currentColor"
      stroke-width="4"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <circle cx="50" cy="50" r="44" />
      <path d={`M34 38v5M66 38v5${mouths[satisfaction]}`} />
    </svg>
  )
}
