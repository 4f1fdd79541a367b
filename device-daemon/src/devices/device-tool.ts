/** What a device folder's `cli.ts` gives the bench tool (`npm run device`). */
import type { Result } from '../base/result.ts'
import type { Supervised } from './device.ts'

export interface ToolFailure {
  readonly code: string
  readonly detail: string
}

export interface ToolContext {
  /** What stands after the action on the command line: a file, a text. */
  readonly args: readonly string[]
  /** Aborts after `--timeout`, and on Ctrl-C. */
  readonly signal: AbortSignal
  /** Progress for a person, on stderr. */
  readonly say: (line: string) => void
}

export interface ToolAction<D extends Supervised = Supervised> {
  /** One sentence for `--help`, with its arguments. */
  readonly help: string
  /** With the device opened. The value is printed: as JSON with `--json`, else a line per member. */
  run(device: D, context: ToolContext): Promise<Result<unknown, ToolFailure>>
}

export interface DeviceTool<D extends Supervised = Supervised> {
  /** One sentence for `--help`: the device and an example address. */
  readonly help: string
  readonly actions: Readonly<Record<string, ToolAction<D>>>
}
