/**
 * 容缺: what may follow later is there before an item that needs it is over, and nothing is brought to an appointment
 * that nobody has.
 */
import type { Affair, Item, Material } from '../model/affair.ts'
import type { Finding } from '../catalogue/problem.ts'

export const deferralFindings = (affair: Affair): readonly Finding[] =>
  affair.materials.flatMap((material, m): readonly Finding[] => {
    const problem = problemOf(material, needing(affair, material))
    return problem === null ? [] : [{ path: ['materials', m, 'deferrable'], ...problem }]
  })

const needing = ({ items }: Affair, { forItems }: Material): readonly Item[] =>
  forItems.length === 0 ? items : items.filter(({ id }) => forItems.includes(id))

function problemOf({ id, source, deferrable }: Material, items: readonly Item[]): Omit<Finding, 'path'> | null {
  if (deferrable === false) return null
  if (source === 'form') return { message: `"${id}" is made here, so nothing of it is late`, remedy: 'write false' }
  const elsewhere = items.filter(({ atTerminal }) => atTerminal !== 'appointment')
  if (deferrable === 'onSite')
    return elsewhere.length === 0
      ? null
      : {
          message: `"${id}" is to be brought on the day, but ${elsewhere[0]?.id} has no appointment`,
          remedy: 'write { days: … }, or false',
        }
  // One done at once has no time to wait: there the material is asked for, whatever is said here.
  const waiting = elsewhere.filter(({ promise }) => promise.days >= 1)
  if (elsewhere.length > 0 && waiting.length === 0)
    return { message: `"${id}" may follow later, but what needs it is done at once`, remedy: 'write false' }
  const shortest = waiting.toSorted((a, b) => a.promise.days - b.promise.days)[0]
  return shortest === undefined || deferrable.days <= shortest.promise.days
    ? null
    : {
        message: `${deferrable.days} working days to follow, but ${shortest.id} promises ${shortest.promise.days}`,
        remedy: `write at most { days: ${Math.floor(shortest.promise.days)} }, or name in "forItems" what needs it`,
      }
}
