/** A4 laser printer, IPP over HTTP. */
import { flag, needed, number, oneOf, type Input } from '../harness/input.ts'
import { createPluggable, type Pluggable } from '../harness/pluggable.ts'
import { runSimulator, type RunningSimulator, type SimulatorContext } from '../harness/simulator.ts'
import { habitsFrom, habitsHelp, obliging } from './habits.ts'
import { openNetwork, type Network } from './network.ts'
import { createMachine, type Sensors } from './printer.ts'
import { answer } from './service.ts'

const levels = ['ok', 'low', 'out'] as const
/** At 24 pages a minute. */
const pageMs = 2500
/** Offset of the length of the first attribute's name. */
const firstLengthAt = 10

async function start(context: SimulatorContext): Promise<RunningSimulator> {
  let habits = obliging
  const machine = createMachine({
    habits: () => habits,
    wait: (ms) => context.wait(ms),
    pageMs: context.fast ? 0 : pageMs,
    onPage: (sheet) => context.emit('page', { job: sheet.job, page: sheet.page }),
    onJob: (job) => context.emit('job', job),
    onSensors: (sensors) => context.emit('sensors', sensors),
  })
  const plug = (port: number): Promise<Network> =>
    openNetwork({
      port,
      maxBytes: () => habits.maxBytes,
      answer(body) {
        const reply = answer(body, machine, habits)
        context.transcript.add('in', reply.name, body)
        return reply
      },
      spoil(reply) {
        const pieces = device.spoil(reply.bytes, reply.name)
        for (const piece of pieces) context.transcript.add('out', reply.name, piece.bytes)
        return pieces
      },
      wait: (ms) => context.wait(ms),
    })
  const cable = await plug(number(context.options, 'port') ?? 0)
  const device: Pluggable<Network> = createPluggable(context, {
    shape: { lengthAt: firstLengthAt },
    cable,
    plug: () => plug(cable.port),
  })

  return {
    url: `ipp://127.0.0.1:${cable.port}/ipp/print`,
    device,
    acts: {
      'paper.set': {
        help: 'Fills or empties the tray: {level: "ok" | "low" | "out", sheets?}; with sheets it is out when these are used up.',
        do: (input) => machine.set({ paper: levelOf(input) }, number(input, 'sheets')),
      },
      'toner.set': {
        help: 'Toner: {level: "ok" | "low" | "out"}.',
        do: (input) => machine.set({ toner: levelOf(input) }),
      },
      'cover.set': {
        help: 'Opens or closes the cover: {open: true | false}.',
        do: (input) => machine.set({ coverOpen: needed(flag(input, 'open'), 'open') }),
      },
      'jam.set': {
        help: 'Jams a sheet or takes it out: {jammed: true | false}.',
        do: (input) => machine.set({ jammed: needed(flag(input, 'jammed'), 'jammed') }),
      },
      'slow.set': {
        help: 'Time for a page: {pageMs}.',
        do: (input) => machine.setPageTime(needed(number(input, 'pageMs'), 'pageMs')),
      },
      'habits.set': {
        help: habitsHelp,
        do: (input) => void (habits = habitsFrom(input)),
      },
      output: {
        help: 'The printed pages, newest last: [{job, page, png (base64)}]. {take: true} takes them away.',
        do(input) {
          const pages = machine.output()
          if (flag(input, 'take') === true) machine.takeOutput()
          return pages
        },
      },
      codes: {
        help: 'What a phone reads on the printed pages, oldest first: [{job, page, code}], code null if there is none.',
        do: async () => {
          const { lookAtPage } = await import('./looking.ts')
          return Promise.all(
            machine.output().map(async ({ job, page, png }) => ({ job, page, code: (await lookAtPage(png)).code })),
          )
        },
      },
    },
    state: () => ({
      printing: machine.isPrinting(),
      jobs: machine.jobs().length,
      pages: machine.output().length,
      ...machine.sensors(),
    }),
  }
}

const levelOf = (input: Input): Sensors['paper'] => needed(oneOf(input, 'level', levels), 'level')

await runSimulator({
  name: 'document-printer',
  options: { port: { type: 'number', help: 'TCP port; any free one without it.' } },
  start,
})
