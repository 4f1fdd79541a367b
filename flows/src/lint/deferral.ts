/**
 * 容缺: what may follow later is there before an item that needs it is over, and nothing is brought to an appointment
 * that nobody has.
 */
import type { Affair, Item, Material } from '../model/affair.ts'
import { advice, type Advice, type Finding } from '../findings/finding.ts'

export const deferralFindings = (affair: Affair): readonly Finding[] =>
  affair.materials.flatMap((material, m): readonly Finding[] => {
    const problem = problemOf(material, needing(affair, material))
    return problem === null ? [] : [{ path: ['materials', m, 'deferrable'], ...problem }]
  })

const needing = ({ items }: Affair, { forItems }: Material): readonly Item[] =>
  forItems.length === 0 ? items : items.filter(({ id }) => forItems.includes(id))

function problemOf({ id, source, deferrable }: Material, items: readonly Item[]): Advice | null {
  if (deferrable === false) return null
  if (source === 'form') return advice('deferralMadeHere', { id })
  const elsewhere = items.filter(({ atTerminal }) => atTerminal !== 'appointment')
  if (deferrable === 'onSite')
    return elsewhere.length === 0 ? null : advice('deferralNoAppointment', { id, item: elsewhere[0]?.id ?? '' })
  // One done at once has no time to wait: there the material is asked for, whatever is said here.
  const waiting = elsewhere.filter(({ promise }) => promise.days >= 1)
  if (elsewhere.length > 0 && waiting.length === 0) return advice('deferralAtOnce', { id })
  const shortest = waiting.toSorted((a, b) => a.promise.days - b.promise.days)[0]
  return shortest === undefined || deferrable.days <= shortest.promise.days
    ? null
    : advice('deferralTooLong', {
        days: deferrable.days,
        item: shortest.id,
        promised: shortest.promise.days,
        most: Math.floor(shortest.promise.days),
      })
}
