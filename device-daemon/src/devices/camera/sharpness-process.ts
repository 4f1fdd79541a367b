/**
 * Reads a JPEG from standard input, writes its sharpness to standard output, or `null` if it is not a picture. Run by
 * sharpness-gauge.ts.
 */
import { buffer } from 'node:stream/consumers'
import { measureSharpness } from './sharpness.ts'

const measured = await measureSharpness(await buffer(process.stdin))
process.stdout.write(JSON.stringify(measured.ok ? measured.value : null))
