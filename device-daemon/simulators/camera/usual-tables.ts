/**
 * The same picture coded by the Huffman tables that Motion JPEG means when it carries none. Code by code: what the
 * codes stand for is not looked at. Written from ITU-T T.81, independently of the driver.
 */

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const bytesOf = (hex: string): number[] => [...Buffer.from(hex, 'hex')]
/** Runs and sizes after the common ones stand in order: x1…xA for each run, as far as not listed before. */
const rest = (listed: readonly number[]): number[] =>
  range(0, 15)
    .flatMap((run) => range(1, 10).map((size) => run * 16 + size))
    .filter((symbol) => !listed.includes(symbol))

interface Table {
  readonly slot: number
  readonly counts: readonly number[]
  readonly symbols: readonly number[]
}
/** Annex K.3. */
function table(slot: number, counts: string, first: string): Table {
  const symbols = bytesOf(first)
  return { slot, counts: bytesOf(counts), symbols: slot >= 0x10 ? [...symbols, ...rest(symbols)] : symbols }
}
const usual: readonly Table[] = [
  table(0x00, '00010501010101010100000000000000', '000102030405060708090a0b'),
  table(0x01, '00030101010101010101010000000000', '000102030405060708090a0b'),
  table(
    0x10,
    '0002010303020403050504040000017d',
    '01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282',
  ),
  table(
    0x11,
    '00020102040403040705040400010277',
    '0001020311040521310612415107617113223281081442 91a1b1c109233352f0156272d10a162434e125f1'.replace(' ', ''),
  ),
]

/** Code → symbol, keyed by a leading 1 and the code's bits. */
function codes({ counts, symbols }: Table): Map<number, number> {
  const found = new Map<number, number>()
  let code = 0
  let at = 0
  counts.forEach((count, i) => {
    for (let n = 0; n < count; n++) found.set((1 << (i + 1)) | code++, symbols[at++] ?? 0)
    code <<= 1
  })
  return found
}
const inverse = (map: ReadonlyMap<number, number>) => new Map([...map].map(([code, symbol]) => [symbol, code]))

/** `jpeg`: baseline, one scan, no restarts, as canvas libraries write it. */
export function takeUsualTables(jpeg: Buffer): Buffer {
  const head: Buffer[] = [jpeg.subarray(0, 2)]
  const own = new Map<number, Map<number, number>>()
  let sampling: readonly { readonly id: number; readonly blocks: number }[] = []
  let [mcus, at] = [0, 2]
  for (;;) {
    const marker = jpeg.readUInt8(at + 1)
    const segment = jpeg.subarray(at + 4, at + 2 + jpeg.readUInt16BE(at + 2))
    if (marker === 0xc4) {
      for (let from = 0; from < segment.length;) {
        const counts = [...segment.subarray(from + 1, from + 17)]
        const total = counts.reduce((sum, count) => sum + count, 0)
        const slot = segment.readUInt8(from)
        own.set(slot, codes({ slot, counts, symbols: [...segment.subarray(from + 17, from + 17 + total)] }))
        from += 17 + total
      }
    } else {
      if (marker === 0xc0) {
        const parts = range(0, segment.readUInt8(5) - 1).map((i) => segment.subarray(6 + 3 * i, 9 + 3 * i))
        const of = (i: number) => parts.map((part) => (i === 0 ? part.readUInt8(1) >> 4 : part.readUInt8(1) & 15))
        sampling = parts.map((part, i) => ({ id: part.readUInt8(0), blocks: (of(0)[i] ?? 1) * (of(1)[i] ?? 1) }))
        const across = Math.ceil(segment.readUInt16BE(3) / (8 * Math.max(...of(0))))
        mcus = across * Math.ceil(segment.readUInt16BE(1) / (8 * Math.max(...of(1))))
      }
      if (marker === 0xda) break
      head.push(jpeg.subarray(at, at + 4 + segment.length))
    }
    at += 4 + segment.length
  }
  const tables = usual.map(({ slot, counts, symbols }) => Buffer.of(slot, ...counts, ...symbols))
  const length = 2 + Buffer.concat(tables).length
  const sos = jpeg.subarray(at, at + 2 + jpeg.readUInt16BE(at + 2))
  const chosen = new Map(sampling.map(({ id }, i) => [id, sos.readUInt8(6 + 2 * i)]))
  const from = (slot: number) => own.get(slot) ?? new Map<number, number>()
  const to = (slot: number) => inverse(codes(usual.find((each) => each.slot === slot) ?? usual[0]!))
  const blocks = sampling.flatMap(({ id, blocks: count }) => {
    const [dc, ac] = [(chosen.get(id) ?? 0) >> 4, 0x10 + ((chosen.get(id) ?? 0) & 15)]
    const coding = { dc: from(dc), ac: from(ac), newDc: to(dc), newAc: to(ac) }
    return Array.from({ length: count }, () => coding)
  })
  const data = recode(jpeg.subarray(at + sos.length), mcus, blocks)
  return Buffer.concat([
    ...head,
    Buffer.of(0xff, 0xc4, length >> 8, length & 255),
    ...tables,
    sos,
    data,
    jpeg.subarray(-2),
  ])
}

/** As Motion JPEG: whoever reads it knows the tables. */
export function withoutTables(jpeg: Buffer): Buffer {
  const at = jpeg.indexOf(Buffer.of(0xff, 0xc4))
  return Buffer.concat([jpeg.subarray(0, at), jpeg.subarray(at + 2 + jpeg.readUInt16BE(at + 2))])
}

type Codes = ReadonlyMap<number, number>
interface Coding {
  readonly dc: Codes
  readonly ac: Codes
  readonly newDc: Codes
  readonly newAc: Codes
}

function recode(data: Buffer, mcus: number, blocks: readonly Coding[]): Buffer {
  const out: number[] = []
  let [at, byte, left, gathered, held] = [0, 0, 0, 1, 0]

  function bit(): number {
    if (left === 0) {
      byte = data.readUInt8(at)
      at += byte === 0xff ? 2 : 1
      left = 8
    }
    left -= 1
    return (byte >> left) & 1
  }
  function put(value: number): void {
    gathered = (gathered << 1) | value
    held += 1
    if (held < 8) return
    out.push(gathered & 255)
    if ((gathered & 255) === 255) out.push(0)
    gathered = 1
    held = 0
  }
  function symbol(old: Codes, next: Codes): number {
    let code = 1
    while (!old.has(code)) code = (code << 1) | bit()
    const found = old.get(code) ?? 0
    const bits = (next.get(found) ?? 1).toString(2).slice(1)
    for (const each of bits) put(Number(each))
    for (let i = 0; i < (found & 15); i++) put(bit())
    return found
  }

  for (let mcu = 0; mcu < mcus; mcu++)
    for (const { dc, ac, newDc, newAc } of blocks) {
      symbol(dc, newDc)
      for (let k = 1; k < 64; k++) {
        const found = symbol(ac, newAc)
        if (found === 0) break
        k += found >> 4
      }
    }
  while (held > 0) put(1)
  return Buffer.from(out)
}
