import { readFileSync } from 'node:fs'
import type { Affair } from '../../affair.ts'
import { formatProblem, parseAffair, parseDistrict, type Parsed } from '../../catalogue.ts'

function checked<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(parsed.problems.map(formatProblem).join('\n'))
  return parsed.value
}
const text = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
const affair = (id: string): Affair => checked(parseAffair(text(`catalog/${id}.yaml`), id))

/** The services as the county publishes them: the charts are tested on the real ones. */
export const afterDeath = affair('n13-after-death')
export const restaurant = affair('h01-restaurant')
export const hualong = checked(parseDistrict(text('districts/410902-hualong.yaml'), '410902-hualong'))
