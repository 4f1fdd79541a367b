/** A4 laser printer, IPP over HTTP. */
import { faultAct } from '../harness/fault-act.ts'
import { createFaults } from '../harness/faults.ts'
import { runSimulator, type RunningSimulator, type SimulatorContext } from '../harness/simulator.ts'
import { openNetwork } from './network.ts'
import { createMachine, type Sensors } from './printer.ts'
import { answer } from './service.ts'

const levels = ['ok', 'low', 'out'] as const
/** 24 pages a minute. */
const pageMs = 2500
/** The length of the first attribute's name. */
const firstLengthAt = 10

async function start(context: SimulatorContext): Promise<RunningSimulator> {
  const machine = createMachine({
    wait: (ms) => context.wait(ms),
    pageMs: context.fast ? 0 : pageMs,
    onPage: (sheet) => context.emit('page', { job: sheet.job, page: sheet.page }),
    onJob: (job) => context.emit('job', job),
    onSensors: (sensors) => context.emit('sensors', sensors),
  })
  const faults = createFaults(context.random, { lengthAt: firstLengthAt })
  const network = await openNetwork({
    port: Number(context.option('port') ?? 0),
    answer(body) {
      const reply = answer(body, machine)
      context.transcript.add('in', reply.name, body)
      return reply
    },
    spoil(reply) {
      const pieces = faults.spoil(reply.bytes, reply.name)
      for (const piece of pieces) context.transcript.add('out', reply.name, piece.bytes)
      return pieces
    },
    wait: (ms) => context.wait(ms),
  })

  return {
    url: network.url,
    acts: {
      'paper.set': {
        help: 'Fills or empties the tray: {level: "ok" | "low" | "out", sheets?}; with sheets it is out when these are used up.',
        do: (input) =>
          machine.set({ paper: levelOf(input) }, typeof input['sheets'] === 'number' ? input['sheets'] : undefined),
      },
      'toner.set': {
        help: 'Toner: {level: "ok" | "low" | "out"}.',
        do: (input) => machine.set({ toner: levelOf(input) }),
      },
      'cover.set': {
        help: 'Opens or closes the cover: {open: true | false}.',
        do: (input) => machine.set({ coverOpen: input['open'] === true }),
      },
      'jam.set': {
        help: 'Jams a sheet or takes it out: {jammed: true | false}.',
        do: (input) => machine.set({ jammed: input['jammed'] === true }),
      },
      'slow.set': {
        help: 'Time for a page: {pageMs}.',
        do(input) {
          if (typeof input['pageMs'] !== 'number' || input['pageMs'] < 0)
            throw new Error('pageMs is a number, 0 or above')
          machine.setPageTime(input['pageMs'])
        },
      },
      'cable.pull': { help: 'Pulls the network plug; a job under way goes on.', do: () => network.pull() },
      'cable.plug': { help: 'Puts it back, same address.', do: () => network.plug() },
      fault: faultAct(faults),
      output: {
        help: 'The printed pages, newest last: [{job, page, png (base64)}]. {take: true} takes them away.',
        do(input) {
          const pages = machine.output()
          if (input['take'] === true) machine.takeOutput()
          return pages
        },
      },
    },
    state: () => ({
      plugged: network.isPlugged(),
      printing: machine.isPrinting(),
      pages: machine.output().length,
      ...machine.sensors(),
      faults: faults.armed(),
    }),
    stop: () => network.pull(),
  }
}

function levelOf(input: Readonly<Record<string, unknown>>): Sensors['paper'] {
  const level = levels.find((each) => each === input['level'])
  if (level === undefined) throw new Error('level is "ok", "low" or "out"')
  return level
}

await runSimulator({
  name: 'document-printer',
  options: { port: { type: 'string', help: 'TCP port; any free one without it.' } },
  start,
})
