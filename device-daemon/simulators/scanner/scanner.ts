/**
 * The scanner as a strict peer: when it looks, what it sends, what it shows. One code per trigger and none without one;
 * line, cable and paper are handled by the caller.
 */
import type { Code } from './code.ts'
import type { Command } from './dialect.ts'
import { suffixes, type Settings } from './settings.ts'

export interface ScannerOptions {
  readonly settings: Settings
  /** ms that the next decoding takes. */
  readonly decodeMs: () => number
  /** Calls `then` once after `ms`, unless the returned function is called first. */
  readonly after: (ms: number, then: () => void) => () => void
  readonly send: (bytes: Uint8Array, name: 'code' | 'no read') => void
  readonly onLight: (on: boolean) => void
  /** Called when a code has been decoded. */
  readonly onBeep: () => void
}

export interface ScannerState {
  readonly settings: Settings
  /** On while it looks: always in presentation mode, otherwise during a trigger. */
  readonly light: boolean
  /** Label of the code in front of it. */
  readonly code: string | null
  /** Number of codes decoded since it was started; each gives one beep. */
  readonly reads: number
}

export interface Scanner {
  obey(command: Command): void
  /** Holds a code in front of it, or takes it away. */
  show(code: Code | null): void
  change(settings: Settings): void
  /** Without power a trigger is forgotten, but settings are kept. */
  setPower(on: boolean): void
  state(): ScannerState
}

const nothing = () => {}

export function createScanner(options: ScannerOptions): Scanner {
  let settings = options.settings
  let powered = true
  let triggered = false
  let light = false
  let code: Code | null = null
  /** In presentation mode a code is sent once, until it is taken away. */
  let presented = false
  let reads = 0
  let cancelDecoding = nothing
  let cancelTimeOut = nothing

  /** Must be called after every change: sets the light, and begins or aborts decoding. */
  function look(): void {
    const looking = powered && (triggered || settings.mode === 'presentation')
    if (light !== looking) options.onLight((light = looking))
    cancelDecoding()
    cancelDecoding = nothing
    if (!looking || code === null || code.unreadable || presented) return
    const seen = code
    cancelDecoding = options.after(options.decodeMs(), () => read(seen))
  }

  function read(seen: Code): void {
    reads += 1
    options.onBeep()
    presented = settings.mode === 'presentation'
    endTrigger()
    const prefix = settings.aim ? seen.aim : ''
    options.send(Buffer.concat([Buffer.from(prefix), seen.bytes, Buffer.from(suffixes[settings.suffix])]), 'code')
  }

  function endTrigger(): void {
    cancelTimeOut()
    cancelTimeOut = nothing
    triggered = false
    look()
  }

  function noRead(): void {
    endTrigger()
    // Belongs to no symbology, so there is no AIM identifier in front.
    if (settings.noRead !== '') options.send(Buffer.from(settings.noRead + suffixes[settings.suffix]), 'no read')
  }

  look()
  return {
    obey(command) {
      if (!powered || settings.mode === 'presentation') return
      if (command === 'stop' && triggered) {
        if (settings.noReadOnStop) noRead()
        else endTrigger()
      }
      // A second start during a trigger neither prolongs it nor asks for a second code.
      if (command === 'start' && !triggered) {
        triggered = true
        cancelTimeOut = options.after(settings.triggerMs, noRead)
        look()
      }
    },
    show(next) {
      code = next
      presented = false
      look()
    },
    change(next) {
      settings = next
      presented = false
      endTrigger()
    },
    setPower(on) {
      powered = on
      presented = false
      endTrigger()
    },
    state: () => ({ settings, light, code: code?.label ?? null, reads }),
  }
}
