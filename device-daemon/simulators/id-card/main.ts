/** 居民身份证阅读器: a SAM module on a serial line, and the acts of laying and lifting a card. */
import { flag, number } from '../harness/input.ts'
import { createSerialDevice } from '../harness/serial-device.ts'
import { runSimulator, type RunningSimulator, type SimulatorContext } from '../harness/simulator.ts'
import { people } from '../people.ts'
import { cardFrom, documents, type Card } from './card.ts'
import { commandGapMs, createReceiver, type Received } from './receiver.ts'
import { createSam, preamble, replyFrame, status, type Reply } from './sam.ts'

/** Range of ms a module takes to transfer a card's 1.3 kB over the air; assumed, not measured. */
const readDelayMs = [400, 1200] as const

function start(context: SimulatorContext): RunningSimulator {
  const { options } = context
  const sam = createSam({
    refindAfterRead: flag(options, 'refind-after-read') ?? false,
    fingerprintCommand:
      flag(options, 'silent-old-firmware') === true
        ? 'unanswered'
        : flag(options, 'old-firmware') === true
          ? 'refused'
          : 'known',
  })
  const receiver = createReceiver()
  let card: Card | null = null
  let presentation = 0
  let reads = 0
  let work: Promise<void> = Promise.resolve()
  let gap: ReturnType<typeof setTimeout> | undefined

  const device = createSerialDevice(context, {
    baud: number(options, 'baud') ?? 115_200,
    shape: { preamble, lengthAt: preamble.length, sum: true },
    onBytes(bytes) {
      const arrived = performance.now()
      clearTimeout(gap)
      const queue = (received: readonly Received[]) => {
        for (const one of received) work = work.then(() => serve(one, arrived))
      }
      queue(receiver.push(bytes))
      if (receiver.midCommand()) gap = setTimeout(() => queue(receiver.gap()), commandGapMs)
    },
    onPulled: () => sam.forget(),
  })

  async function serve(received: Received, arrived: number): Promise<void> {
    if (received.kind === 'wrongLength') {
      await device.send(replyFrame(status.wrongLength, new Uint8Array(0)), 'wrong length')
      return
    }
    context.transcript.add('in', 'command', received.bytes)
    // The host's system passes a request on at once; on a real line its last byte would arrive only now.
    const onWire = arrived + device.wireTime(preamble.length + received.bytes.length) - performance.now()
    if (onWire > 0) await context.wait(onWire)
    const seen = presentation
    const reply = sam.answer(received.bytes, card)
    if (reply === null) return
    if (reply.reading) await readCard(reply, seen)
    else await device.send(reply.frame, reply.name)
  }

  async function readCard(reply: Reply, seen: number): Promise<void> {
    const delay = number(options, 'read-delay') ?? context.mechanismMs(...readDelayMs)
    if (delay > 0) await context.wait(delay)
    if (presentation !== seen) {
      await device.send(replyFrame(status.readFailed, new Uint8Array(0)), 'read: card lifted')
      return
    }
    context.emit('reading', { id: card?.id })
    if (await device.send(reply.frame, reply.name)) reads += 1
  }

  function changeCard(next: Card | null): void {
    presentation += 1
    card = next
    sam.forget()
    // The data being sent comes from the card over the air: without the card it breaks off.
    if (next === null) device.cut()
    context.emit('card', card === null ? null : { id: card.id, label: card.label })
  }

  const ids = people.map((each) => each.id).join(', ')
  const kinds = Object.keys(documents).join(', ')
  const whose = `{person} (${ids}), {document} (${kinds}) or {card:{field:raw text}}`
  return {
    url: device.url,
    device,
    acts: {
      'card.lay': {
        help: `Lays a card: ${whose}; {fingerprints:0…2}, {appendedAddress}.`,
        do(input) {
          if (card !== null) throw new Error('a card lies there already: lift it first')
          const laid = cardFrom(input, context.random)
          changeCard(laid)
          return { id: laid.id }
        },
      },
      people: { help: 'The synthetic people whose cards there are, each with its purpose.', do: () => people },
      'card.lift': { help: 'Lifts the card, in the middle of a reply too.', do: () => changeCard(null) },
      'selftest.set': {
        help: 'Makes the module report itself unfit: {status: 96 | 102}; without one, fit again.',
        do: (input) => sam.breakSelfTest(number(input, 'status') ?? null),
      },
    },
    state: () => ({
      card: card === null ? null : { id: card.id, label: card.label },
      phase: sam.phase(),
      reads,
    }),
    stop: () => clearTimeout(gap),
  }
}

await runSimulator({
  name: 'id-card',
  options: {
    baud: { type: 'number', help: 'Line rate, 115200 unless told.' },
    'read-delay': { type: 'number', help: 'ms a read takes before its reply; random 400–1200 unless told.' },
    'refind-after-read': {
      type: 'boolean',
      help: 'Firmware that finds a card again although it was read and not lifted.',
    },
    'old-firmware': { type: 'boolean', help: 'Firmware without the command to read fingerprints.' },
    'silent-old-firmware': { type: 'boolean', help: 'The same, and it says nothing to what it does not know.' },
  },
  start,
})
