/**
 * The printer's reading of ESC/POS: bytes → operations, one at a time, as firmware does. Real-time commands (DLE …) are
 * handled on arrival by `createRealTimeScanner`; everything else waits in the receive buffer and is read here.
 */
export type Operation =
  | { readonly do: 'reset' }
  | { readonly do: 'character'; readonly bytes: readonly [number] | readonly [number, number] }
  | { readonly do: 'lineFeed' }
  | { readonly do: 'feedDots'; readonly dots: number }
  | { readonly do: 'feedLines'; readonly lines: number }
  | { readonly do: 'align'; readonly where: 'left' | 'centre' | 'right' }
  | { readonly do: 'lineSpacing'; readonly dots: number }
  | { readonly do: 'asciiSize'; readonly wide: number; readonly high: number }
  | { readonly do: 'chineseSize'; readonly wide: number; readonly high: number }
  | { readonly do: 'bold'; readonly on: boolean }
  | { readonly do: 'chineseMode'; readonly on: boolean }
  | { readonly do: 'image'; readonly widthBytes: number; readonly height: number; readonly dots: Uint8Array }
  | { readonly do: 'qrModule'; readonly dots: number }
  | { readonly do: 'qrCorrection'; readonly level: 'L' | 'M' | 'Q' | 'H' }
  | { readonly do: 'qrStore'; readonly data: Uint8Array }
  | { readonly do: 'qrPrint' }
  | { readonly do: 'cut'; readonly feed: number; readonly whole: boolean }
  | { readonly do: 'automaticStatus'; readonly mask: number }
  | { readonly do: 'paperStatus' }
  | { readonly do: 'ignored'; readonly name: string }

/** `used`: bytes consumed from the front; null: the command is incomplete. */
export type Reading = { readonly operation: Operation; readonly used: number } | null

export function readOperation(bytes: Uint8Array, chinese: boolean): Reading {
  const first = bytes[0]
  if (first === undefined) return null
  if (first === 0x1b) return escape(bytes)
  if (first === 0x1c) return chineseCommand(bytes)
  if (first === 0x1d) return groupCommand(bytes)
  if (first === 0x0a) return { operation: { do: 'lineFeed' }, used: 1 }
  if (first < 0x20 || first === 0x7f) return { operation: { do: 'ignored', name: first.toString(16) }, used: 1 }
  if (first < 0x80 || !chinese) return { operation: { do: 'character', bytes: [first] }, used: 1 }
  const second = bytes[1]
  if (second === undefined) return null
  // A trail byte below 40h makes no double-byte character: cheap firmware prints a box and goes on with the second
  // byte.
  return second < 0x40
    ? { operation: { do: 'character', bytes: [first, 0] }, used: 1 }
    : { operation: { do: 'character', bytes: [first, second] }, used: 2 }
}

/** The operation of a command whose parameters start at `bytes[2]`, once `needed` bytes are there. */
function after(bytes: Uint8Array, needed: number, operation: (n: number) => Operation): Reading {
  return bytes.length < needed ? null : { operation: operation(bytes[2] ?? 0), used: needed }
}

const alignments = ['left', 'centre', 'right'] as const

function escape(bytes: Uint8Array): Reading {
  switch (bytes[1]) {
    case undefined:
      return null
    case 0x40:
      return after(bytes, 2, () => ({ do: 'reset' }))
    case 0x61:
      return after(bytes, 3, (n) => ({ do: 'align', where: alignments[n % 0x30] ?? 'left' }))
    case 0x33:
      return after(bytes, 3, (n) => ({ do: 'lineSpacing', dots: n }))
    case 0x32:
      return after(bytes, 2, () => ({ do: 'lineSpacing', dots: 30 }))
    case 0x45:
      return after(bytes, 3, (n) => ({ do: 'bold', on: (n & 1) === 1 }))
    case 0x4a:
      return after(bytes, 3, (n) => ({ do: 'feedDots', dots: n }))
    case 0x64:
      return after(bytes, 3, (n) => ({ do: 'feedLines', lines: n }))
    default:
      return after(bytes, 2, () => ({ do: 'ignored', name: `ESC ${bytes[1]?.toString(16)}` }))
  }
}

function chineseCommand(bytes: Uint8Array): Reading {
  switch (bytes[1]) {
    case undefined:
      return null
    case 0x26:
      return after(bytes, 2, () => ({ do: 'chineseMode', on: true }))
    case 0x2e:
      return after(bytes, 2, () => ({ do: 'chineseMode', on: false }))
    case 0x21:
      return after(bytes, 3, (n) => ({ do: 'chineseSize', wide: n & 0x04 ? 2 : 1, high: n & 0x08 ? 2 : 1 }))
    case 0x57:
      return after(bytes, 3, (n) => ({ do: 'chineseSize', wide: n & 1 ? 2 : 1, high: n & 1 ? 2 : 1 }))
    default:
      return after(bytes, 2, () => ({ do: 'ignored', name: `FS ${bytes[1]?.toString(16)}` }))
  }
}

function groupCommand(bytes: Uint8Array): Reading {
  switch (bytes[1]) {
    case undefined:
      return null
    case 0x21:
      return after(bytes, 3, (n) => ({ do: 'asciiSize', wide: ((n >> 4) & 7) + 1, high: (n & 7) + 1 }))
    case 0x61:
      return after(bytes, 3, (n) => ({ do: 'automaticStatus', mask: n }))
    case 0x72:
      return after(bytes, 3, (n) => (n % 0x30 === 1 ? { do: 'paperStatus' } : { do: 'ignored', name: `GS r ${n}` }))
    case 0x56:
      return cut(bytes)
    case 0x76:
      return image(bytes)
    case 0x28:
      return extended(bytes)
    default:
      return after(bytes, 2, () => ({ do: 'ignored', name: `GS ${bytes[1]?.toString(16)}` }))
  }
}

function cut(bytes: Uint8Array): Reading {
  const mode = bytes[2]
  if (mode === undefined) return null
  if (mode === 65 || mode === 66)
    return bytes.length < 4 ? null : { operation: { do: 'cut', feed: bytes[3] ?? 0, whole: mode === 65 }, used: 4 }
  return { operation: { do: 'cut', feed: 0, whole: mode % 0x30 === 0 }, used: 3 }
}

/** GS v 0 m xL xH yL yH d… */
function image(bytes: Uint8Array): Reading {
  if (bytes.length < 8) return null
  const widthBytes = (bytes[4] ?? 0) + (bytes[5] ?? 0) * 256
  const height = (bytes[6] ?? 0) + (bytes[7] ?? 0) * 256
  const used = 8 + widthBytes * height
  return bytes.length < used
    ? null
    : { operation: { do: 'image', widthBytes, height, dots: bytes.slice(8, used) }, used }
}

const corrections = ['L', 'M', 'Q', 'H'] as const

/** GS ( fn pL pH …; only the two-dimensional codes (k, cn 49) are implemented. */
function extended(bytes: Uint8Array): Reading {
  if (bytes.length < 5) return null
  const used = 5 + (bytes[3] ?? 0) + (bytes[4] ?? 0) * 256
  if (bytes.length < used) return null
  return { operation: qrOperation(bytes.slice(5, used), bytes[2] ?? 0), used }
}

function qrOperation(parameters: Uint8Array, family: number): Operation {
  const [symbol, fn, n = 0] = parameters
  if (family !== 0x6b || symbol !== 0x31) return { do: 'ignored', name: `GS ( ${family.toString(16)}` }
  if (fn === 0x43) return { do: 'qrModule', dots: n }
  if (fn === 0x45) return { do: 'qrCorrection', level: corrections[n - 0x30] ?? 'L' }
  if (fn === 0x50) return { do: 'qrStore', data: parameters.slice(3) }
  if (fn === 0x51) return { do: 'qrPrint' }
  return { do: 'ignored', name: `QR function ${fn ?? 0}` }
}

/** DLE EOT n, DLE ENQ n, DLE DC4 8 …: executed at once, even while the printer is offline or its buffer is full. */
export type RealTime =
  | { readonly do: 'status'; readonly topic: number }
  | { readonly do: 'recover'; readonly clear: boolean }
  | { readonly do: 'clear' }

/**
 * Examines every byte on arrival, as cheap firmware does, even inside a picture, where a driver must therefore not send
 * such a pair. Returns the bytes for the receive buffer.
 */
export function createRealTimeScanner(obey: (command: RealTime) => void): (bytes: Uint8Array) => Uint8Array {
  let held: number[] = []
  const clearCode = [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8]

  function take(byte: number): readonly number[] {
    held.push(byte)
    const [first, second, n] = held
    if (first !== 0x10) return release()
    if (second === undefined) return []
    if (second === 0x04 || second === 0x05) {
      if (n === undefined) return []
      obey(second === 0x04 ? { do: 'status', topic: n } : { do: 'recover', clear: n === 2 })
      held = []
      return []
    }
    if (!clearCode.slice(0, held.length).every((expected, i) => held[i] === expected)) return release()
    if (held.length < clearCode.length) return []
    obey({ do: 'clear' })
    held = []
    return []
  }
  function release(): readonly number[] {
    const bytes = held
    held = []
    return bytes
  }
  return (bytes) => Uint8Array.from(Array.from(bytes).flatMap(take))
}
