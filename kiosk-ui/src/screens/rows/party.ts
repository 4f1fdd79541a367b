import type { Affair, FormGroup, Text } from '#flows/model/affair.ts'
import { t } from '../../texts/index.ts'

/** Whom or what a group asks about, and the measure word: 位 for people, 项 for things. */
export function partyOf({ party, title }: FormGroup, affair: Affair) {
  const found = affair.parties.find(({ id }) => id === party)
  const people = found?.kind === 'person'
  return {
    name: (found?.name ?? title) satisfies Text,
    people,
    laysCard: found?.identified.includes('card') === true,
    counted: (count: number): string => (people ? t('rows.people', { count }) : t('rows.things', { count })),
  }
}
