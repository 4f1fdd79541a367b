/**
 * From 非常满意 to 非常不满意 as line drawings. Each differs from its neighbours in more than the bend of a mouth, so that
 * they are told apart from 2 m and without colour: eyes that laugh, an open mouth, a bar, brows that fall, brows that
 * frown.
 */
const features = {
  5: { lines: 'M25 42q8-12 16 0M59 42q8-12 16 0', filled: 'M25 54h50c0 32-50 32-50 0z' },
  4: { lines: 'M34 36v8M66 36v8M28 60q22 24 44 0', filled: '' },
  3: { lines: 'M34 36v8M66 36v8M28 67h44', filled: '' },
  2: { lines: 'M34 42v7M66 42v7M24 34l16-8M76 34l-16-8M30 76q20-20 40 0', filled: '' },
  1: { lines: 'M22 28l20 11M78 28l-20 11M36 43v6M64 43v6', filled: 'M27 80c0-32 46-32 46 0z' },
} as const

export function Face({ satisfaction }: { readonly satisfaction: keyof typeof features }) {
  const { lines, filled } = features[satisfaction]
  return (
    <svg
      class="face"
      viewBox="0 0 100 100"
      fill="none"
      stroke="currentColor"
      stroke-width="6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <circle cx="50" cy="50" r="46" />
      <path d={lines} />
      <path d={filled} fill="currentColor" />
    </svg>
  )
}
