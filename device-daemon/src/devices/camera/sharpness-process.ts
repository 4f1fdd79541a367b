/**
 * Standard input: a JPEG. Standard output: its sharpness, or `null` when it is not a picture. See sharpness-gauge.ts.
 */
import { buffer } from 'node:stream/consumers'
import { measureSharpness } from './sharpness.ts'

const measured = await measureSharpness(await buffer(process.stdin))
process.stdout.write(JSON.stringify(measured.ok ? measured.value : null))
