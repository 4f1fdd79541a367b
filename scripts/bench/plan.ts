import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Affair } from '../../flows/src/affair.ts'
import { parseAffair, parseDistrict } from '../../flows/src/catalogue.ts'
import { plan, type PlanInput } from '../../flows/src/plan.ts'
import { quantile, type Row } from './row.ts'

const flows = join(import.meta.dirname, '../../flows')
const read = (folder: string): { readonly text: string; readonly file: string }[] =>
  readdirSync(join(flows, folder))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => ({ file, text: readFileSync(join(flows, folder, file), 'utf8') }))

/**
 * Every option of every question in turn, and every other item deselected: an input no two neighbours of which are
 * alike.
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
  const affairs = read('catalog')
    .map(({ text, file }) => parseAffair(text, file))
    .flatMap((parsed) => (parsed.ok ? [parsed.value] : []))
  const district = read('districts')
    .map(({ text, file }) => parseDistrict(text, file))
    .flatMap((parsed) => (parsed.ok ? [parsed.value] : []))[0]
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
