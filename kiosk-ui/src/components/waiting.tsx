import { Progress } from './progress.tsx'
import './waiting.css'

export interface WaitingProps {
  /** What the terminal is doing. */
  readonly words: string
  /** What is kept, how long it takes, what happens if it takes longer. */
  readonly facts: readonly string[]
}

/** The terminal works and the citizen can only wait: nobody waits calmly before a bar that says nothing. */
export function Waiting({ words, facts }: WaitingProps) {
  return (
    <div class="waiting">
      <Progress words={words} />
      <ul>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </div>
  )
}
