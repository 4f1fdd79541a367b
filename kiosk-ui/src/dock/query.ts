import { useEffect, useState } from 'preact/hooks'
import { act, type Input } from './api.ts'

/**
 * The answer of a query to a simulator, asked again whenever `key` changes: for pictures and cases, which are too large
 * for the state. Keeps the last answer while the next is under way; null before the first.
 */
export function useQuery(simulator: string, name: string, input: Input, key: unknown): unknown {
  const [last, setLast] = useState<{ readonly text: string; readonly value: unknown } | null>(null)
  const asked = JSON.stringify(input)
  useEffect(() => {
    let current = true
    void act(simulator, name, JSON.parse(asked) as Input).then((answer) => {
      if (!current || !answer.ok) return
      const text = JSON.stringify(answer.value)
      setLast((before) => (before?.text === text ? before : { text, value: answer.value }))
    })
    return () => {
      current = false
    }
  }, [simulator, name, asked, key])
  return last?.value ?? null
}
