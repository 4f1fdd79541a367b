/**
 * Is a frame a whole picture? A camera that starts up or a packet that is dropped leaves frames with every marker in
 * place and half of their data. Baseline and extended sequential JPEG, which is what Motion JPEG consists of; anything
 * else cannot be checked and does not count. (ITU-T T.81)
 */
import { decodesWhole, type Block, type ScanPlan } from './entropy.ts'
import { readTables, tableOf, usualTables, type CodeTable, type TableSlot } from './huffman-tables.ts'

const markers = { sof0: 0xc0, sof1: 0xc1, dht: 0xc4, soi: 0xd8, eoi: 0xd9, sos: 0xda, dqt: 0xdb, dri: 0xdd } as const
/** Every other marker changes the coding (progressive, lossless, arithmetic) or is none at all. */
const isRemark = (marker: number): boolean => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe
const ac: TableSlot = 0x10
/** T.81 B.2.3, and what decoders have room for. */
const mostBlocksOfMcu = 10

interface Component {
  readonly horizontal: number
  readonly vertical: number
  readonly quantization: number
}
interface Frame {
  readonly width: number
  readonly height: number
  readonly components: ReadonlyMap<number, Component>
}

/**
 * The frame, with the usual Huffman tables put in where it leaves them out, so that it is a file by itself; null if its
 * data does not decode to the last MCU. `jpeg`: from SOI to EOI.
 */
export function wholeJpeg(jpeg: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  const tables = new Map<TableSlot, CodeTable>()
  const quantizations = new Set<number>()
  const scanned = new Set<number>()
  let frame: Frame | null = null
  let restartInterval = 0
  let firstScanAt = -1
  const absent = new Set<TableSlot>()
  const used = new Set<TableSlot>()

  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xff00 + markers.soi) return null
  let at = 2
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1
    if (bytes[at] !== 0xff || at + 1 >= bytes.length) return null
    const marker = bytes.readUInt8(at + 1)
    if (marker === markers.eoi) break
    if (at + 4 > bytes.length) return null
    const next = at + 2 + bytes.readUInt16BE(at + 2)
    const segment = bytes.subarray(at + 4, next)
    if (next > bytes.length || next < at + 4) return null

    if (marker === markers.sof0 || marker === markers.sof1) {
      if (frame !== null) return null
      frame = readFrame(segment)
      if (frame === null) return null
    } else if (marker === markers.dht) {
      const read = readTables(segment)
      if (read === null) return null
      for (const [slot, table] of read) tables.set(slot, table)
    } else if (marker === markers.dqt) {
      const slots = readQuantizations(segment)
      if (slots === null) return null
      for (const slot of slots) quantizations.add(slot)
    } else if (marker === markers.dri) {
      if (segment.length !== 2) return null
      restartInterval = segment.readUInt16BE(0)
    } else if (marker === markers.sos) {
      if (frame === null) return null
      if (firstScanAt < 0) {
        firstScanAt = at
        addAbsent(tables, absent)
      }
      const end = endOfScan(bytes, next)
      const plan = planScan(segment, { frame, tables, used, quantizations, scanned, restartInterval })
      if (plan === null || !decodesWhole(bytes, next, end, plan)) return null
      at = end
      continue
    } else if (!isRemark(marker)) return null
    at = next
  }
  if (frame === null || scanned.size < frame.components.size) return null
  const lacking = [...usualTables].filter(([slot]) => absent.has(slot) && used.has(slot)).map(([, content]) => content)
  return lacking.length === 0 ? jpeg : withTables(bytes, firstScanAt, lacking)
}

function readFrame(segment: Buffer): Frame | null {
  const count = segment[5] ?? 0
  // Grey, colours, or the four of printers: nobody knows what two mean.
  if (segment.length !== 6 + 3 * count || segment[0] !== 8 || ![1, 3, 4].includes(count)) return null
  const components = new Map<number, Component>()
  for (let from = 6; from < 6 + 3 * count; from += 3) {
    const sampling = segment.readUInt8(from + 1)
    const [horizontal, vertical] = [sampling >> 4, sampling & 0x0f]
    if (horizontal < 1 || horizontal > 4 || vertical < 1 || vertical > 4) return null
    components.set(segment.readUInt8(from), { horizontal, vertical, quantization: segment.readUInt8(from + 2) })
  }
  const [height, width] = [segment.readUInt16BE(1), segment.readUInt16BE(3)]
  return width === 0 || height === 0 || components.size < count ? null : { width, height, components }
}

/** The destinations of a DQT segment. */
function readQuantizations(segment: Buffer): readonly number[] | null {
  const slots: number[] = []
  let at = 0
  while (at < segment.length) {
    const head = segment.readUInt8(at)
    if (head >> 4 > 1 || (head & 0x0f) > 3) return null
    slots.push(head & 0x0f)
    at += 1 + (head >> 4 === 0 ? 64 : 128)
  }
  return at === segment.length ? slots : null
}

interface Known {
  readonly frame: Frame
  readonly tables: ReadonlyMap<TableSlot, CodeTable>
  readonly used: Set<TableSlot>
  readonly quantizations: ReadonlySet<number>
  readonly scanned: Set<number>
  readonly restartInterval: number
}

function planScan(segment: Buffer, known: Known): ScanPlan | null {
  const { frame, tables, used, quantizations, scanned, restartInterval } = known
  const count = segment[0] ?? 0
  if (count < 1 || count > 4 || segment.length !== 1 + 2 * count + 3) return null
  const all = [...frame.components.values()]
  const [mostHorizontal, mostVertical] = [
    Math.max(...all.map((each) => each.horizontal)),
    Math.max(...all.map((each) => each.vertical)),
  ]
  const mcu: Block[] = []
  let mcus = Math.ceil(frame.width / (8 * mostHorizontal)) * Math.ceil(frame.height / (8 * mostVertical))
  for (let from = 1; from < 1 + 2 * count; from += 2) {
    const id = segment.readUInt8(from)
    const component = frame.components.get(id)
    const chosen = segment.readUInt8(from + 1)
    const [dcSlot, acSlot] = [chosen >> 4, ac + (chosen & 0x0f)]
    const [dcTable, acTable] = [tables.get(dcSlot), tables.get(acSlot)]
    if (component === undefined || dcTable === undefined || acTable === undefined || scanned.has(id)) return null
    if (!quantizations.has(component.quantization)) return null
    scanned.add(id)
    used.add(dcSlot).add(acSlot)
    const { horizontal, vertical } = component
    const blocks = count === 1 ? 1 : horizontal * vertical
    for (let i = 0; i < blocks; i++) mcu.push({ dc: dcTable, ac: acTable })
    // A scan of one component has as many blocks as the picture needs, not as the MCUs would have (A.2.2).
    if (count === 1)
      mcus =
        Math.ceil(Math.ceil((frame.width * horizontal) / mostHorizontal) / 8) *
        Math.ceil(Math.ceil((frame.height * vertical) / mostVertical) / 8)
  }
  return mcu.length > mostBlocksOfMcu ? null : { mcu, mcus, restartInterval }
}

/** Entropy-coded data ends at the first FF that is neither stuffed nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = from
  for (;;) {
    at = bytes.indexOf(0xff, at)
    if (at < 0) return bytes.length
    const marker = bytes[at + 1] ?? markers.eoi
    if (marker !== 0x00 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7)) return at
    at += marker === 0xff ? 1 : 2
  }
}

function addAbsent(tables: Map<TableSlot, CodeTable>, absent: Set<TableSlot>): void {
  for (const [slot, content] of usualTables) {
    const table = tableOf(content)
    if (tables.has(slot) || table === null) continue
    tables.set(slot, table)
    absent.add(slot)
  }
}

function withTables(bytes: Buffer, at: number, contents: readonly Buffer[]): Uint8Array {
  const length = 2 + contents.reduce((sum, content) => sum + content.length, 0)
  const head = Buffer.of(0xff, markers.dht, length >> 8, length & 0xff)
  return Buffer.concat([bytes.subarray(0, at), head, ...contents, bytes.subarray(at)])
}
