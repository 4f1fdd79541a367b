import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAffair, parseDistrict } from '../../flows/src/catalogue.ts'
import { plan } from '../../flows/src/plan.ts'
import { quantile, type Row } from './row.ts'

const flows = join(import.meta.dirname, '../../flows')
