/**
 * Measures each picture in its own process: the decoder is 40 MB of third-party native code, and a citizen's papers
 * should not remain in its heap. This takes 250 ms, during which the citizen puts the next page down.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import * as v from 'valibot'

/** Sharpness of a photographed page, 0 … 1 (scale: sharpness.ts); null: not a picture. */
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
    // The process may end before it has read everything; only its exit code counts.
    child.stdin.on('error', () => {})
    child.on('error', (error) => (signal.aborted ? resolve(null) : reject(error)))
    child.on('close', (code) => {
      if (signal.aborted) resolve(null)
      else if (code === 0) resolve(v.parse(Figure, JSON.parse(said)))
      // The decoder crashed on something that claims to be a picture.
      else resolve(null)
    })
    child.stdin.end(jpeg)
  })
