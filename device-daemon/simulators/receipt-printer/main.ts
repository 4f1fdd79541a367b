/** 80 mm receipt printer with cutter, ESC/POS over a serial line at 115200 Bd. */
import { flag, needed, number, oneOf } from '../harness/input.ts'
import { createSerialDevice } from '../harness/serial-device.ts'
import { runSimulator, type RunningSimulator, type SimulatorContext } from '../harness/simulator.ts'
import { toPng } from './font.ts'
import type { Receipt } from './paper.ts'
import { createPrinter, type Flow, type Sensors } from './printer.ts'

const papers: readonly Sensors['paper'][] = ['ok', 'low', 'out']
const flows: readonly Flow[] = ['usual', 'stuck', 'offline']

function start(context: SimulatorContext): RunningSimulator {
  const printer = createPrinter({
    send(bytes, name) {
      void line.send(bytes, name)
      if (name === 'XOFF' || name === 'XON') context.emit('flow', name)
    },
    wait: (ms) => context.wait(ms),
    slowness: context.fast ? 0 : 1,
    onPrinting: () => context.emit('printing', null),
    onReceipt: (receipt) => context.emit('receipt', { text: receipt.text, qr: receipt.qr }),
    onSensors: (sensors) => context.emit('sensors', sensors),
  })
  const line = createSerialDevice(context, {
    baud: 115_200,
    shape: {},
    onBytes(bytes) {
      context.transcript.add('in', 'bytes', bytes)
      printer.receive(bytes)
    },
  })

  return {
    url: line.url,
    device: line,
    acts: {
      'paper.set': {
        help: 'Refills or takes paper: {level: "ok" | "low" | "out", leftMm?}; a low roll with leftMm ends after that many millimetres.',
        do(input) {
          printer.setPaper(needed(oneOf(input, 'level', papers), 'level'), number(input, 'leftMm'))
        },
      },
      'cover.set': {
        help: 'Opens or closes the cover: {open: true | false}.',
        do: (input) => printer.setCover(needed(flag(input, 'open'), 'open')),
      },
      'jam.set': {
        help: 'Jams the cutter or takes the jammed paper out: {jammed: true | false}.',
        do: (input) => printer.setJam(needed(flag(input, 'jammed'), 'jammed')),
      },
      'slow.set': {
        help: 'Makes the mechanism slower: {factor}; 1 is 150 mm/s, 0 takes no time.',
        do: (input) => printer.setSlowness(needed(number(input, 'factor'), 'factor')),
      },
      'flow.set': {
        help: 'XON/XOFF: {flow: "usual" | "stuck" | "offline"}; stuck: an XOFF after each GS a whose XON is lost; offline: and it says so.',
        do: (input) => printer.setFlow(needed(oneOf(input, 'flow', flows), 'flow')),
      },
      'power.cycle': { help: 'Switches it off and on.', do: () => printer.powerCycle() },
      output: {
        help: 'What came out, newest last: [{png (base64), text, qr, cut}]; the last may still hang in the printer. {take: true} takes all of it away; with {hanging: false} not what hangs there.',
        async do(input) {
          const hanging = printer.hanging()
          const out = await Promise.all([
            ...printer.receipts().map((receipt) => shown(receipt, true)),
            ...(hanging === null ? [] : [shown(hanging, false)]),
          ])
          if (flag(input, 'take') === true) printer.takeReceipts({ hanging: flag(input, 'hanging') ?? true })
          return out
        },
      },
    },
    state: () => ({ ...printer.sensors(), receipts: printer.receipts().length }),
  }
}

const shown = async (receipt: Receipt, cut: boolean) => ({
  png: await toPng(receipt.picture),
  text: receipt.text,
  qr: receipt.qr,
  cut,
})

await runSimulator({ name: 'receipt-printer', start })
