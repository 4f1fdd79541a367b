/** What went over the line, newest last. All people are synthetic, so nothing is masked. */
export interface TranscriptEntry {
  /** Monotonic ms since the simulator started. */
  readonly at: number
  readonly direction: 'in' | 'out'
  readonly name: string
  readonly hex: string
}

export interface Transcript {
  add(direction: 'in' | 'out', name: string, bytes: Uint8Array): void
  entries(): readonly TranscriptEntry[]
}

const keptEntries = 500
const keptBytes = 4096

export function createTranscript(): Transcript {
  const start = performance.now()
  const entries: TranscriptEntry[] = []
  return {
    add(direction, name, bytes) {
      entries.push({
        at: Math.round((performance.now() - start) * 1000) / 1000,
        direction,
        name,
        hex: Buffer.from(bytes.subarray(0, keptBytes)).toString('hex'),
      })
      if (entries.length > keptEntries) entries.shift()
    },
    entries: () => entries,
  }
}
