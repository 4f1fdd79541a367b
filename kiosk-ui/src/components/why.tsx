import type { Text } from '#flows/model/affair.ts'
import { local } from '../texts/index.ts'

/** Which of the citizen's answers made something apply, on a line of its own; nothing where none did. */
export function Why({ because }: { readonly because: Text | null }) {
  if (because === null) return null
  return (
    <>
      <br />
      {local(because)}
    </>
  )
}
