/**
 * Measures in a process of its own, one per picture: the decoder is 40 MB of somebody else's native code, and a
 * citizen's papers should not stay in its heap. Costs a quarter of a second, which the citizen spends putting the
 * next page down.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import * as v from 'valibot'

/** How sharp a photographed page is, 0 … 1 (sharpness.ts has the scale); null: not a picture. */
export type MeasureSharpness = (jpeg: Uint8Array, signal: AbortSignal) => Promise<number | null>

const Figure = v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1)))
const program = join(import.meta.dirname, 'sharpness-process.ts')

export const measureSharpness: MeasureSharpness = (jpeg, signal) =>
  new Promise((resolve, reject) => {
    let said = ''
    const child = spawn(process.execPath, [program], {
      stdio: ['pipe', 'pipe', 'ignore'],
      signal,
      killSignal: 'SIGKILL',
    })
    child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()))
    // It may end before it has read everything; how it ended is what counts.
    child.stdin.on('error', () => {})
    child.on('error', (error) => (signal.aborted ? resolve(null) : reject(error)))
    child.on('close', (code) => {
      if (signal.aborted) resolve(null)
      else if (code === 0) resolve(v.parse(Figure, JSON.parse(said)))
      // The decoder fell over something that claims to be a picture.
      else resolve(null)
    })
    child.stdin.end(jpeg)
  })
