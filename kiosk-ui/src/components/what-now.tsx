import type { ComponentChildren } from 'preact'
import type { Text } from '#flows/model/affair.ts'
import { local } from '../texts/index.ts'
import { Notice } from './notice.tsx'

interface WhatNowProps {
  readonly title: string
  /** Sentence by sentence, as on the paper that can be taken home. */
  readonly words: readonly Text[]
  readonly ask: Text | null
  readonly done?: boolean
  readonly children?: ComponentChildren
}

/** What the citizen does now, and whom to ask where the next step is not theirs alone. */
export function WhatNow({ title, words, ask, done = false, children }: WhatNowProps) {
  return (
    <Notice kind={done ? 'well' : 'plain'} title={title}>
      {words.map((one) => (
        <p key={one.zh}>{local(one)}</p>
      ))}
      {ask !== null && <p>{local(ask)}</p>}
      {children}
    </Notice>
  )
}
