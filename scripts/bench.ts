/**
 * `npm run bench [-- --only name,name] [--json]`: the figures of the bar, as a table and in `bench.json`.
 * A figure that misses its goal is said to miss it; it does not fail the command.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Row } from './bench/row.ts'

/** Which file yields which rows; a file is loaded only when one of its rows is wanted. */
const benches: readonly {
  readonly rows: readonly string[]
  load(): Promise<{ measure(): Promise<readonly Row[]> }>
}[] = [
  { rows: ['plan.p99'], load: () => import('./bench/plan.ts') },
  { rows: ['id.overhead.p50', 'id.overhead.p99', 'id.throughput'], load: () => import('./bench/id-card.ts') },
  { rows: ['seal.p99', 'outbox.drain', 'sim.speed'], load: () => import('./bench/applications.ts') },
  { rows: ['pdf.form', 'pdf.form.bytes'], load: () => import('./bench/documents.ts') },
  { rows: ['start.daemon', 'mem.daemon', 'mem.daemon.slope'], load: () => import('./bench/daemon.ts') },
  { rows: ['ui.first.bytes', 'ui.home.bytes', 'ui.total.bytes'], load: () => import('./bench/ui-bytes.ts') },
  { rows: ['ui.inp', 'ui.inp.6x', 'start.crash'], load: () => import('./bench/ui-live.ts') },
  {
    rows: [
      'ui.survey.ratio.time',
      'ui.survey.ratio.time.6x',
      'ui.survey.ratio.bytes',
      'ui.survey.time',
      'ui.survey.time.6x',
      'ui.survey.bytes',
      'ui.survey.floor',
      'ui.survey.floor.6x',
    ],
    load: () => import('./bench/ui-survey.ts'),
  },
]

const { values } = parseArgs({
  options: { only: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
})
const names = benches.flatMap((bench) => bench.rows)
if (values.help) {
  console.log(`npm run bench [-- --only NAME,NAME] [--json]\n\nrows: ${names.join(', ')}`)
  process.exit(0)
}
const only = values.only?.split(',').map((name) => name.trim())
/** `id.overhead` means all rows under that name. */
const means = (asked: string, name: string): boolean => name === asked || name.startsWith(`${asked}.`)
const unknown = only?.filter((asked) => !names.some((name) => means(asked, name))) ?? []
if (unknown.length > 0) {
  console.error(`No such row: ${unknown.join(', ')}\n→ rows are ${names.join(', ')}`)
  process.exit(1)
}

const wanted = (name: string): boolean => only === undefined || only.some((asked) => means(asked, name))
const rows: Row[] = []
let broken = 0
for (const bench of benches) {
  if (!bench.rows.some(wanted)) continue
  console.error(`measuring ${bench.rows.join(', ')} …`)
  try {
    rows.push(...(await (await bench.load()).measure()).filter(({ name }) => wanted(name)))
  } catch (error) {
    broken += 1
    console.error(`  could not be measured: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }
}

writeFileSync(join(import.meta.dirname, '../bench.json'), `${JSON.stringify(rows, null, 2)}\n`)
const number = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3))
if (values.json) console.log(JSON.stringify(rows, null, 2))
else {
  console.log(
    `\n${'figure'.padEnd(26)}${'value'.padStart(10)} ${'unit'.padEnd(12)}${'goal'.padEnd(34)}${'met'.padEnd(6)}against`,
  )
  for (const row of rows) {
    const against =
      row.baseline === undefined
        ? ''
        : `${number(row.baseline)} ${row.unit}${row.ratio === undefined ? '' : ` (×${number(row.ratio)})`}`
    console.log(
      `${row.name.padEnd(26)}${number(row.value).padStart(10)} ${row.unit.padEnd(12)}${row.goal.padEnd(34)}${(row.met ? 'yes' : 'NO').padEnd(6)}${against}`,
    )
  }
}
process.exitCode = broken > 0 ? 1 : 0
