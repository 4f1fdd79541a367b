/**
 * The printer: receive buffer, sensors, print head, cutter. It prints the buffer as long as there is paper, the cover
 * is closed and nothing is jammed; otherwise it keeps the buffer and waits, as real ones do.
 */
import { encode as encodeQr } from 'uqr'
import { createRealTimeScanner, readOperation, type Operation, type RealTime } from './commands.ts'
import { enlarge, glyphOf } from './font.ts'
import { createPaper, headDots, type Picture, type Receipt } from './paper.ts'

export interface Sensors {
  readonly paper: 'ok' | 'low' | 'out'
  readonly coverOpen: boolean
  readonly jammed: boolean
}

export type Flow = 'usual' | 'stuck' | 'offline'

export interface PrinterOptions {
  readonly send: (bytes: Uint8Array, name: string) => void
  readonly wait: (ms: number) => Promise<void>
  /** 1: as slow as a real one; 0: takes no time. */
  readonly slowness: number
  /** Called when the paper begins to move. */
  readonly onPrinting: () => void
  readonly onReceipt: (receipt: Receipt) => void
  readonly onSensors: (sensors: Sensors) => void
}

export interface Printer {
  receive(bytes: Uint8Array): void
  /** `leftMm`: paper left on a roll that is low; when it is used up, the paper is out. */
  setPaper(level: Sensors['paper'], leftMm?: number): void
  setCover(open: boolean): void
  setJam(jammed: boolean): void
  setSlowness(factor: number): void
  /** `stuck`: XOFF after each GS a, and no XON; `offline`: and it says that it is offline, without a cause. */
  setFlow(flow: Flow): void
  /** Off and on: buffer, modes and a cleared error are forgotten. Resolves when the mechanism stands still. */
  powerCycle(): Promise<void>
  sensors(): Sensors
  receipts(): readonly Receipt[]
  hanging(): Receipt | null
  /** Takes the cut receipts, and tears off what hangs out. */
  takeReceipts(what: { readonly hanging: boolean }): void
}

const dotsPerMm = 8
/** 150 mm/s, usual for an 80 mm kiosk printer. */
const dotsPerMs = 1.2
const cutMs = 300
/** Distance from the print head to the cutter. */
const headToCutterDots = 96
const bufferBytes = 16_384
const stopAt = 8192
const goOnAt = 2048
const XON = 0x11
const XOFF = 0x13

interface Mode {
  align: 'left' | 'centre' | 'right'
  lineSpacing: number
  ascii: { wide: number; high: number }
  chinese: { wide: number; high: number }
  bold: boolean
  chineseMode: boolean
  automaticStatus: boolean
  qrModule: number
  qrCorrection: 'L' | 'M' | 'Q' | 'H'
  qrData: Uint8Array
}

const poweredUp = (): Mode => ({
  align: 'left',
  lineSpacing: 30,
  ascii: { wide: 1, high: 1 },
  chinese: { wide: 1, high: 1 },
  bold: false,
  chineseMode: true,
  automaticStatus: false,
  qrModule: 3,
  qrCorrection: 'L',
  qrData: new Uint8Array(),
})

export function createPrinter(options: PrinterOptions): Printer {
  const paper = createPaper()
  const receipts: Receipt[] = []
  let mode = poweredUp()
  let buffer = Buffer.alloc(0)
  let stopped = false
  let sensors: Sensors = { paper: 'ok', coverOpen: false, jammed: false }
  let jamCause = false
  let leftDots = Infinity
  let slowness = options.slowness
  let flow: Flow = 'usual'
  let line: Picture[] = []
  let working: Promise<void> | null = null

  const scan = createRealTimeScanner(obey)
  const online = () => !sensors.coverOpen && !sensors.jammed && sensors.paper !== 'out'
  const flag = (on: boolean, mask: number) => (on ? mask : 0)

  function sense(change: Partial<Sensors>): void {
    const before = JSON.stringify(sensors)
    sensors = { ...sensors, ...change }
    if (JSON.stringify(sensors) === before) return
    options.onSensors(sensors)
    sendAutomaticStatus()
    resume()
  }

  function sendAutomaticStatus(): void {
    if (!mode.automaticStatus) return
    const first = 0x10 | flag(!online(), 0x08) | flag(sensors.coverOpen, 0x20)
    const third = flag(sensors.paper !== 'ok', 0x03) | flag(sensors.paper === 'out', 0x0c)
    options.send(Uint8Array.of(first, flag(sensors.jammed, 0x08), third, 0x0f), 'ASB')
  }

  function obey(command: RealTime): void {
    if (command.do === 'status') options.send(Uint8Array.of(realTimeStatus(command.topic)), `DLE EOT ${command.topic}`)
    else {
      if (command.do === 'clear' || command.clear) clearBuffers()
      if (command.do === 'recover' && !jamCause) sense({ jammed: false })
    }
  }

  function realTimeStatus(topic: number): number {
    if (topic === 2)
      return 0x12 | flag(sensors.coverOpen, 0x04) | flag(sensors.paper === 'out', 0x20) | flag(sensors.jammed, 0x40)
    if (topic === 3) return 0x12 | flag(sensors.jammed, 0x08)
    if (topic === 4) return 0x12 | flag(sensors.paper !== 'ok', 0x0c) | flag(sensors.paper === 'out', 0x60)
    return 0x12 | flag(!online() || flow === 'offline', 0x08)
  }

  function clearBuffers(): void {
    buffer = Buffer.alloc(0)
    line = []
    flowControl()
  }

  function flowControl(): void {
    if (!stopped && buffer.length > stopAt) {
      stopped = true
      options.send(Uint8Array.of(XOFF), 'XOFF')
    } else if (stopped && buffer.length < goOnAt) {
      stopped = false
      options.send(Uint8Array.of(XON), 'XON')
    }
  }

  function resume(): void {
    working ??= work().finally(() => (working = null))
  }

  async function work(): Promise<void> {
    while (online()) {
      const reading = readOperation(buffer, mode.chineseMode)
      if (reading === null) break
      buffer = buffer.subarray(reading.used)
      flowControl()
      await perform(reading.operation)
    }
  }

  async function pass(ms: number): Promise<void> {
    if (slowness > 0) await options.wait(ms * slowness)
  }

  async function feed(dots: number): Promise<void> {
    paper.feed(dots)
    leftDots -= dots
    await pass(dots / dotsPerMs)
    if (leftDots <= 0) {
      leftDots = Infinity
      sense({ paper: 'out' })
    }
  }

  const startOf = (width: number): number => {
    if (mode.align === 'left') return 0
    const free = Math.max(0, headDots - width)
    return mode.align === 'right' ? free : free >> 1
  }

  function begin(): void {
    if (paper.isEmpty()) options.onPrinting()
  }

  async function printLine(pitch: number): Promise<void> {
    begin()
    const width = line.reduce((sum, glyph) => sum + glyph.width, 0)
    const height = line.reduce((highest, glyph) => Math.max(highest, glyph.height), 0)
    let x = startOf(width)
    for (const glyph of line) {
      paper.burn(glyph, x, height - glyph.height)
      x += glyph.width
    }
    line = []
    paper.note('\n')
    await feed(Math.max(pitch, height))
  }

  async function addCharacter(code: readonly [number] | readonly [number, number]): Promise<void> {
    const glyph = await glyphOf(code, mode.bold)
    const size = code.length === 1 && code[0] < 0x80 ? mode.ascii : mode.chinese
    const picture = enlarge(glyph.picture, size.wide, size.high)
    if (line.reduce((sum, each) => sum + each.width, 0) + picture.width > headDots) await printLine(mode.lineSpacing)
    line.push(picture)
    paper.note(glyph.character)
  }

  async function burnBlock(picture: Picture, meaning: string): Promise<void> {
    begin()
    paper.note(`[${meaning}]\n`)
    paper.burn(picture, startOf(picture.width))
    await feed(picture.height)
  }

  async function perform(operation: Operation): Promise<void> {
    switch (operation.do) {
      case 'reset':
        mode = poweredUp()
        line = []
        return
      case 'character':
        return addCharacter(operation.bytes)
      case 'lineFeed':
        return printLine(mode.lineSpacing)
      case 'feedLines':
        return line.length > 0
          ? printLine(mode.lineSpacing * operation.lines)
          : feed(mode.lineSpacing * operation.lines)
      case 'feedDots':
        return line.length > 0 ? printLine(operation.dots) : feed(operation.dots)
      case 'align':
        mode.align = operation.where
        return
      case 'lineSpacing':
        mode.lineSpacing = operation.dots
        return
      case 'asciiSize':
        // GS ! changes all characters; a later FS W or FS ! changes only the Chinese ones.
        mode.ascii = { wide: operation.wide, high: operation.high }
        mode.chinese = mode.ascii
        return
      case 'chineseSize':
        mode.chinese = { wide: operation.wide, high: operation.high }
        return
      case 'bold':
        mode.bold = operation.on
        return
      case 'chineseMode':
        mode.chineseMode = operation.on
        return
      case 'image':
        // Only at the beginning of a line, according to the manual.
        return line.length > 0
          ? undefined
          : burnBlock(
              unpack(operation.widthBytes, operation.height, operation.dots),
              `${operation.widthBytes * 8} × ${operation.height} dots`,
            )
      case 'qrModule':
        mode.qrModule = operation.dots
        return
      case 'qrCorrection':
        mode.qrCorrection = operation.level
        return
      case 'qrStore':
        mode.qrData = operation.data
        return
      case 'qrPrint':
        return printQr()
      case 'cut':
        return cut(operation.feed)
      case 'automaticStatus':
        mode.automaticStatus = operation.mask !== 0
        sendAutomaticStatus()
        if (flow !== 'usual') options.send(Uint8Array.of(XOFF), 'XOFF')
        return
      case 'paperStatus':
        options.send(Uint8Array.of(flag(sensors.paper !== 'ok', 0x03) | flag(sensors.paper === 'out', 0x0c)), 'GS r 1')
        return
      case 'ignored':
        return
    }
  }

  async function printQr(): Promise<void> {
    const content = new TextDecoder().decode(mode.qrData)
    const symbol = encodeQr(content, { ecc: mode.qrCorrection, border: 0 })
    const modules = {
      width: symbol.size,
      height: symbol.size,
      dots: Uint8Array.from(symbol.data.flat(), (black) => (black ? 1 : 0)),
    }
    paper.noteQr(content)
    await burnBlock(enlarge(modules, mode.qrModule, mode.qrModule), 'QR')
  }

  async function cut(extra: number): Promise<void> {
    await feed(headToCutterDots + extra)
    await pass(cutMs)
    const receipt = paper.cut()
    if (receipt === null) return
    receipts.push(receipt)
    options.onReceipt(receipt)
  }

  return {
    receive(bytes) {
      const kept = scan(bytes)
      // If the host ignores XOFF, bytes that do not fit are lost, as on a real line.
      buffer = Buffer.concat([buffer, kept.subarray(0, bufferBytes - buffer.length)])
      flowControl()
      resume()
    },
    setPaper(level, leftMm) {
      leftDots = level === 'low' && leftMm !== undefined ? leftMm * dotsPerMm : Infinity
      sense({ paper: level })
    },
    setCover: (open) => sense({ coverOpen: open }),
    setJam(jammed) {
      // Removing the paper does not end the error: the printer waits for DLE ENQ.
      jamCause = jammed
      if (jammed) sense({ jammed: true })
    },
    setSlowness(factor) {
      slowness = factor
    },
    setFlow(next) {
      flow = next
    },
    async powerCycle() {
      clearBuffers()
      await working
      mode = poweredUp()
      sense({ jammed: jamCause })
    },
    sensors: () => sensors,
    receipts: () => receipts,
    hanging: () => paper.hanging(),
    takeReceipts({ hanging }) {
      receipts.length = 0
      if (hanging) paper.cut()
    },
  }
}

function unpack(widthBytes: number, height: number, packed: Uint8Array): Picture {
  const width = widthBytes * 8
  const dots = Uint8Array.from({ length: width * height }, (_, dot) => ((packed[dot >> 3] ?? 0) >> (7 - (dot & 7))) & 1)
  return { width, height, dots }
}
