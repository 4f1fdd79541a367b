import type { Submission } from '#flows/draft/draft.ts'
import type { SupplyEvent } from '#flows/journeys/events.ts'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { t } from '../../texts/index.ts'

interface ToldProps {
  readonly submission: Submission
  readonly heading: string
  readonly say: (event: SupplyEvent) => void
}

/** What became of it, and what to do now. */
export function Told({ submission, heading, say }: ToldProps) {
  const { outcome } = submission
  const kind = outcome === 'accepted' && submission.late ? 'late' : outcome
  const words =
    'reasons' in submission
      ? submission.reasons.map(({ text }) => text)
      : 'message' in submission && submission.message !== undefined
        ? [submission.message]
        : []
  const toCase = { words: t('supply.toCase'), onPress: () => say({ type: 'CONTINUE' }) } as const
  const receipt = { words: t('supply.receipt'), icon: 'print', onPress: () => say({ type: 'RECEIPT' }) } as const
  return (
    <Page
      heading={heading}
      centred
      // What was not taken is photographed again, from the case.
      {...(kind === 'returned' ? { other: receipt, primary: toCase } : { back: toCase, primary: receipt })}
    >
      <Notice
        kind={kind === 'accepted' ? 'well' : kind === 'returned' || kind === 'refused' ? 'wrong' : 'plain'}
        title={t(`supply.told.${kind}`)}
      >
        {words.map((text) => (
          <p key={text}>{text}</p>
        ))}
        <p>{t(`supply.told.${kind}Now`)}</p>
      </Notice>
    </Page>
  )
}
