import { useEffect, useState } from 'preact/hooks'
import { tell } from './api.ts'
import type { Told } from './simulators.ts'

/** What an act tells, asked anew whenever `key` changes. Keeps the last answer while the next is on its way. */
export function useTold<A extends keyof Told>(
  path: A,
  input: Readonly<Record<string, unknown>>,
  key: unknown,
): Told[A] | null {
  const [told, setTold] = useState<{ readonly text: string; readonly value: Told[A] } | null>(null)
  const asked = JSON.stringify(input)
  useEffect(() => {
    let current = true
    void tell(path, JSON.parse(asked) as Record<string, unknown>).then((answer) => {
      if (!current || !answer.ok) return
      const text = JSON.stringify(answer.value)
      setTold((before) => (before?.text === text ? before : { text, value: answer.value }))
    })
    return () => {
      current = false
    }
  }, [path, asked, key])
  return told?.value ?? null
}
