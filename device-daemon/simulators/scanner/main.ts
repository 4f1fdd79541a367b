/**
 * 扫码器: a QR and barcode scanner on a serial line or on the network, and the acts of holding codes in front of it.
 */
import { number, oneOf, text } from '../harness/input.ts'
import { createNetworkDevice } from '../harness/network-device.ts'
import { createSerialDevice } from '../harness/serial-device.ts'
import { runSimulator, type RunningSimulator, type SimulatorContext } from '../harness/simulator.ts'
import { codeFrom, symbologies, type Code } from './code.ts'
import { createCommandReader } from './dialect.ts'
import { createScanner } from './scanner.ts'
import { changeSettings, factorySettings, type Settings } from './settings.ts'

/** Range of ms from showing a code to its decoding; assumed, not measured. */
const decodeMs = [60, 250] as const

async function start(context: SimulatorContext): Promise<RunningSimulator> {
  const settings = changeSettings(factorySettings, JSON.parse(text(context.options, 'settings') ?? '{}'))
  let commands = createCommandReader(settings.dialect)
  const scanner = createScanner({
    settings,
    decodeMs: () => context.mechanismMs(...decodeMs),
    after(ms, then) {
      const timer = setTimeout(then, ms)
      return () => clearTimeout(timer)
    },
    send: (bytes, name) => void device.send(bytes, name),
    onLight: (on) => context.emit('light', { on }),
    onBeep: () => context.emit('beep', null),
  })
  const line = {
    shape: {},
    onBytes(bytes: Uint8Array) {
      const received = commands.push(bytes)
      context.transcript.add('in', received.join(', ') || 'bytes', bytes)
      for (const command of received) {
        context.emit('command', command)
        scanner.obey(command)
      }
    },
    onPulled: () => setPower(false),
    onPlugged: () => setPower(true),
  }
  const device = await (oneOf(context.options, 'line', ['serial', 'tcp']) === 'tcp'
    ? createNetworkDevice(context, { ...line, port: number(context.options, 'port') ?? 0 })
    : createSerialDevice(context, { ...line, baud: number(context.options, 'baud') ?? 115_200, strictBaud: true }))

  function setPower(on: boolean): void {
    commands = createCommandReader(scanner.state().settings.dialect)
    scanner.setPower(on)
  }
  function show(code: Code | null): void {
    scanner.show(code)
    context.emit('code', scanner.state().code)
  }
  function change(next: Settings): void {
    commands = createCommandReader(next.dialect)
    scanner.change(next)
  }

  const names = Object.keys(symbologies).join(', ')
  const code = `{text | hex, symbology? (${names}), aim?: "]Q3", encoding?: "gb18030", unreadable?}`
  return {
    url: device.url,
    device,
    acts: {
      'code.show': {
        help: `Holds a code before it, in place of the one there: ${code}.`,
        do: (input) => show(codeFrom(input)),
      },
      'code.take': { help: 'Takes the code away.', do: () => show(null) },
      'settings.set': {
        help: `Sets it up, as with setup codes: any of ${JSON.stringify(factorySettings)}.`,
        do(input) {
          change(changeSettings(scanner.state().settings, input))
          return scanner.state().settings
        },
      },
    },
    state: () => scanner.state(),
  }
}

await runSimulator({
  name: 'scanner',
  options: {
    line: { type: 'string', help: '"serial", or "tcp" for the model on the network; serial unless told.' },
    baud: { type: 'number', help: 'Line rate of the serial one, 115200 unless told.' },
    port: { type: 'number', help: 'TCP port on 127.0.0.1 of the networked one; any free one without it.' },
    settings: {
      type: 'string',
      help: `How it is set up at first, as JSON: any of ${JSON.stringify(factorySettings)}.`,
    },
  },
  start,
})
