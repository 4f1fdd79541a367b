/**
 * Whether a piece of an unfinished receipt hangs out of the printer, which has no sensor for it and may show a name.
 * Noted in a file from before the first byte until the receipt is out, so that a daemon that was killed in between cuts
 * the piece off when it starts again, instead of printing the next citizen's receipt below it.
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Remains {
  /** A piece hangs there. */
  hang(): boolean
  /** The printer is about to be given a receipt. */
  begin(): void
  /** What has become of it. */
  settle(hang: boolean): void
}

/** `folder`: where the machine notes what must be known after a restart; null: nowhere, as at a technician's bench. */
export function remainsIn(folder: string | null): Remains {
  const file = folder === null ? null : join(folder, 'receipt-begun')
  let hang = file !== null && existsSync(file)

  /** A full disk forbids no receipt: the piece is then known to this process only. */
  function note(begun: boolean): void {
    if (file === null) return
    try {
      if (begun) writeFileSync(file, '', { mode: 0o600, flush: true })
      else rmSync(file, { force: true })
    } catch {}
  }
  return {
    hang: () => hang,
    begin: () => note(true),
    settle(now) {
      hang = now
      note(now)
    },
  }
}
