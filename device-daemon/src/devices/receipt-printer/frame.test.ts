import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStatusFramer, type PrinterMessage } from './frame.ts'

const parse = (...chunks: readonly (readonly number[])[]): readonly PrinterMessage[] => {
  const framer = createStatusFramer()
  return chunks.flatMap((chunk) => framer.push(Uint8Array.from(chunk)))
}

describe('what the printer says', () => {
  it('an automatic status is four bytes, however they arrive', () => {
    const status: PrinterMessage = { kind: 'automaticStatus', bytes: [0x38, 0x00, 0x0c, 0x0f] }
    expect(parse([0x38, 0x00, 0x0c, 0x0f])).toEqual([status])
    expect(parse([0x38], [0x00], [0x0c, 0x0f])).toEqual([status])
  })

  it('a real-time answer and flow control in the middle of an automatic status disturb nothing', () => {
    expect(parse([0x10, 0x00, 0x16, 0x13, 0x03, 0x0f])).toEqual([
      { kind: 'realTimeStatus', byte: 0x16 },
      { kind: 'flow', mayWrite: false },
      { kind: 'automaticStatus', bytes: [0x10, 0x00, 0x03, 0x0f] },
    ])
  })

  it('a status of which bytes were lost is dropped when the next one begins', () => {
    expect(parse([0x10, 0x00, 0x10, 0x00, 0x00, 0x0f])).toEqual([
      { kind: 'automaticStatus', bytes: [0x10, 0x00, 0x00, 0x0f] },
    ])
  })

  it('an answer to GS r stands alone', () => {
    expect(parse([0x0c])).toEqual([{ kind: 'paperStatus', byte: 0x0c }])
  })

  it('noise never becomes a status', () => {
    expect(parse([0x10, 0x00, 0xff, 0x00])).toEqual([
      { kind: 'noise', byte: 0xff },
      { kind: 'paperStatus', byte: 0x00 },
    ])
  })
})

it('any bytes in any chunking: same messages, no exception, each automatic status well formed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 200 }),
      fc.array(fc.nat(200)),
      (bytes, cuts) => {
        const whole = parse(bytes)
        const edges = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length]
        const chunks = edges.slice(1).map((edge, i) => bytes.slice(edges[i], edge))
        expect(parse(...chunks)).toEqual(whole)
        for (const message of whole) {
          if (message.kind !== 'automaticStatus') continue
          const [head, ...rest] = message.bytes
          expect(head & 0x93).toBe(0x10)
          expect(rest.every((byte) => (byte & 0x90) === 0)).toBe(true)
        }
      },
    ),
    { numRuns: 5000 },
  )
})
