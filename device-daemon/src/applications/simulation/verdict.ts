/** What went wrong in a simulated life, from what was sealed, what the platform has, and what the terminal says. */
import type { Trouble } from '../port.ts'
import { isWhole } from '../port.ts'
import type { ModelledPlatform } from './modelled-platform.ts'

export interface SealedApplication {
  readonly citizen: string
  readonly affair: string
  /** By the true clock, ms. */
  readonly at: number
  readonly followUps: readonly string[]
}

export interface Life {
  readonly sealed: ReadonlyMap<string, SealedApplication>
  readonly platform: ModelledPlatform
  /** What the terminal said of each last: case number or outcome. */
  readonly said: ReadonlyMap<string, string>
  /** Applications that were refused or not answered for hours: other affairs of their citizen may pass them. */
  readonly aside: ReadonlySet<string>
  /** When the terminal knew of the decision, by the true clock. */
  readonly decidedAt: ReadonlyMap<string, number>
  readonly ended: ReadonlySet<string>
  readonly troubles: readonly Trouble[]
}

export interface Verdict {
  /** Neither a case nor told to staff. */
  readonly lost: number
  readonly duplicated: number
  readonly misordered: number
  /** Terminal and platform disagree, or something that followed neither arrived nor was told. */
  readonly disagreeing: number
  readonly endedByStaff: number
  readonly waitForStaff: number
}

export function judge(life: Life): Verdict {
  const { sealed, platform, said, ended, troubles } = life
  const waits = new Set(
    troubles.map(({ applicationId, what }) => (isWhole(what) ? applicationId : `${applicationId} ${what}`)),
  )
  const times = new Map<string, number>()
  for (const id of platform.opened) times.set(id, (times.get(id) ?? 0) + 1)
  const ids = [...sealed.keys()]
  const excused = (what: string): boolean => ended.has(what) || waits.has(what)
  const disagrees = (id: string): boolean => {
    const receipt = platform.caseOf(id)
    if (receipt === undefined || excused(id)) return false
    if (said.get(id) !== (receipt.decision === 'accepted' ? receipt.caseNumber : receipt.decision)) return true
    const arrived = platform.followUps.get(receipt.caseNumber)
    return (sealed.get(id)?.followUps ?? []).some(
      (what) =>
        !(arrived?.has(what) || excused(`${id} ${what}`) || (what === 'delivery' && receipt.decision !== 'accepted')),
    )
  }
  return {
    lost: ids.filter((id) => !times.has(id) && !excused(id)).length,
    duplicated: [...times].filter(([id, count]) => count > 1 || !sealed.has(id)).length,
    misordered: misordered(life),
    disagreeing: ids.filter(disagrees).length,
    endedByStaff: [...ended].filter((id) => sealed.has(id)).length,
    waitForStaff: waits.size,
  }
}

/**
 * Cases opened before an earlier one of the same citizen that was of the same affair; or of another, when neither was
 * aside: what waited behind a refused one keeps the order of its affair only.
 */
function misordered({ sealed, platform, aside, decidedAt, ended }: Life): number {
  const pending = new Map<string, string[]>()
  /** Aside, or sealed in the same affair while one before it was. */
  const passable = new Set<string>()
  const latest = new Map<string, string>()
  for (const [id, { citizen, affair, at }] of sealed) {
    const of = pending.get(citizen) ?? []
    pending.set(citizen, of)
    of.push(id)
    const before = latest.get(`${citizen} ${affair}`)
    latest.set(`${citizen} ${affair}`, id)
    const behind = before !== undefined && passable.has(before) && (decidedAt.get(before) ?? Infinity) > at
    if (aside.has(id) || behind) passable.add(id)
  }
  let count = 0
  for (const id of new Set(platform.opened)) {
    const it = sealed.get(id)
    const before = it && pending.get(it.citizen)
    if (it === undefined || before === undefined) continue
    const place = before.indexOf(id)
    const passed = before.slice(0, place).filter((other) => !ended.has(other))
    const free = (other: string): boolean => passable.has(other) || passable.has(id)
    if (passed.some((other) => !free(other) || sealed.get(other)?.affair === it.affair)) count += 1
    before.splice(place, 1)
  }
  return count
}
