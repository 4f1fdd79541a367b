import type { Affair } from '../../flows/src/model/affair.ts'
import { defaultFolders, readCatalogue } from '../../flows/src/cli/files.ts'
import { plan, type PlanInput } from '../../flows/src/plan/plan.ts'
import { quantile, type Row } from './row.ts'

/**
 * Every option of every question in turn, and every other item deselected, so that no two consecutive inputs are alike.
 */
function input(affair: Affair, turn: number): PlanInput {
  return {
    answers: Object.fromEntries(
      affair.questions.map((question, at) => [
        question.id,
        [question.options[(turn + at * 3) % question.options.length]?.id ?? ''],
      ]),
    ),
    choice: Object.fromEntries(affair.items.map((item, at) => [item.id, (turn + at) % 3 !== 0])),
  }
}

/** `plan()` for the largest affair of the catalogue; each sample is one call. */
export async function measure(): Promise<readonly Row[]> {
  const { affairs: published, districts, inDistrict } = readCatalogue(defaultFolders)
  const [district] = districts
  const affairs = district ? published.map(({ id }) => inDistrict(id, district)) : []
  const largest = affairs.toSorted(
    (a, b) => b.items.length + b.materials.length - a.items.length - a.materials.length,
  )[0]
  if (!largest || !district) throw new Error('the catalogue cannot be read: npm run flows -- lint')
  for (let turn = 0; turn < 2_000; turn += 1) plan(largest, district, input(largest, turn))
  const samples = Array.from({ length: 20_000 }, (_, turn) => {
    const given = input(largest, turn)
    const started = performance.now()
    plan(largest, district, given)
    return performance.now() - started
  })
  const p99 = quantile(samples, 0.99)
  return [{ name: 'plan.p99', value: p99, unit: 'ms', goal: '≤ 0.2 ms', met: p99 <= 0.2 }]
}
