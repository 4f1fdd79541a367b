/**
 * `npm run bench [-- --only name,name] [--json]`: measures performance figures, prints them as a table and writes
 * `bench.json`. A figure that misses its goal is reported as such; the command does not fail because of it.
 */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { oneOf } from '../flows/src/catalogue/problem.ts'
import type { Row } from './bench/row.ts'
import { readOptions } from './lib/read-options.ts'
import { prepare } from './lib/prepare.ts'

/** Which file measures which rows; a file is imported only if one of its rows is wanted. */
const benches: readonly { readonly rows: readonly string[]; measure(): Promise<readonly Row[]> }[] = [
  { rows: ['cat.load', 'cat.load.kept'], measure: async () => (await import('./bench/catalogue.ts')).measure() },
  { rows: ['plan.p99'], measure: async () => (await import('./bench/plan.ts')).measure() },
  {
    rows: ['id.overhead.p50', 'id.overhead.p99', 'id.throughput'],
    measure: async () => (await import('./bench/id-card.ts')).measure(),
  },
  {
    rows: ['seal.p99', 'outbox.drain', 'sim.speed'],
    measure: async () => (await import('./bench/applications.ts')).measure(),
  },
  { rows: ['pdf.form', 'pdf.form.bytes'], measure: async () => (await import('./bench/documents.ts')).measure() },
  { rows: ['face.leaflet', 'face.poster'], measure: async () => (await import('./bench/faces.ts')).measure() },
  {
    rows: ['start.daemon', 'mem.daemon', 'mem.daemon.slope'],
    measure: async () => (await import('./bench/daemon.ts')).measure(),
  },
  {
    rows: ['ime.p99', 'ime.firstPage', 'ime.firstPage.largest'],
    measure: async () => (await import('./bench/ime.ts')).measure(),
  },
  { rows: ['ui.first.bytes', 'ui.home.bytes', 'ui.total.bytes'], measure: () => inBrowser('ui-bytes.ts') },
  {
    rows: ['ui.inp', 'ui.inp.floor', 'ui.inp.6x', 'ui.inp.6x.floor', 'start.crash'],
    measure: () => inBrowser('ui-live.ts'),
  },
  { rows: ['touch.wrong', 'touch.lost'], measure: () => inBrowser('ui-touch.ts') },
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
    measure: () => inBrowser('ui-survey.ts'),
  },
]

/** Runs a program of `e2e/bench/`, which prints its rows as JSON and its progress on standard error. */
async function inBrowser(program: string): Promise<readonly Row[]> {
  await prepare({ say: (line) => console.error(`  ${line}`) })
  let printed = ''
  const child = spawn(process.execPath, [join(import.meta.dirname, '../e2e/bench', program)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.on('data', (bytes: Buffer) => (printed += bytes.toString()))
  const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 1)))
  if (code !== 0) throw new Error(`e2e/bench/${program} ended with code ${code}`)
  return JSON.parse(printed) as readonly Row[]
}

const values = readOptions({
  only: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
})
const names = benches.flatMap((bench) => bench.rows)
if (values.help) {
  console.log(`npm run bench [-- --only NAME,NAME] [--json]\n\nrows: ${names.join(', ')}`)
  process.exit(0)
}
const only = values.only?.split(',').map((name) => name.trim())
/** `id.overhead` also means all rows under that name. */
const means = (asked: string, name: string): boolean => name === asked || name.startsWith(`${asked}.`)
const unknown = only?.filter((asked) => !names.some((name) => means(asked, name))) ?? []
if (unknown.length > 0) {
  for (const one of unknown) console.error(`there is no row ${one}\n    → ${oneOf(names, one).en}`)
  process.exit(1)
}

const wanted = (name: string): boolean => only === undefined || only.some((asked) => means(asked, name))
const rows: Row[] = []
let broken = 0
for (const bench of benches) {
  if (!bench.rows.some(wanted)) continue
  console.error(`measuring ${bench.rows.join(', ')} …`)
  try {
    rows.push(...(await bench.measure()).filter(({ name }) => wanted(name)))
  } catch (error) {
    broken += 1
    console.error(`  could not be measured: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }
}

writeFileSync(join(import.meta.dirname, '../bench.json'), `${JSON.stringify(rows, null, 2)}\n`)
const number = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3))
const line = (name: string, value: string, unit: string, goal: string, met: string, against: string): string =>
  `${name.padEnd(26)}${value.padStart(10)} ${unit.padEnd(12)}${goal.padEnd(34)}${met.padEnd(6)}${against}`
if (values.json) console.log(JSON.stringify(rows, null, 2))
else {
  console.log(`\n${line('figure', 'value', 'unit', 'goal', 'met', 'against')}`)
  for (const row of rows) {
    const against =
      row.baseline === undefined
        ? ''
        : `${number(row.baseline)} ${row.unit}${row.ratio === undefined ? '' : ` (×${number(row.ratio)})`}`
    console.log(line(row.name, number(row.value), row.unit, row.goal, row.met ? 'yes' : 'NO', against))
  }
}
process.exitCode = broken > 0 ? 1 : 0
