/** What the `cli.ts` of a device folder provides for the bench tool (`npm run device`). */
import type { Result } from '../base/result.ts'
import type { Supervised } from './device.ts'

export interface ToolFailure {
  readonly code: string
  readonly detail: string
}

export interface ToolContext {
  /** The arguments after the action on the command line, such as a file or a text. */
  readonly args: readonly string[]
  /** Aborts after `--timeout` and on Ctrl-C. */
  readonly signal: AbortSignal
  /** Reports progress to a person, on stderr. */
  readonly say: (line: string) => void
}

export interface ToolAction<D extends Supervised = Supervised> {
  /** One sentence for `--help`, with its arguments. */
  readonly help: string
  /** Gets the opened device. The value is printed, as JSON with `--json`, else one member per line. */
  run(device: D, context: ToolContext): Promise<Result<unknown, ToolFailure>>
}

export interface DeviceTool<D extends Supervised = Supervised> {
  /** One sentence for `--help`: the device and an example address. */
  readonly help: string
  readonly actions: Readonly<Record<string, ToolAction<D>>>
}
