/** The engines' process: one job at a time, until the daemon disconnects. */
import { startEngines } from './engines.ts'
import type { Engines } from './engines.ts'
import { TemplateError } from './typesetter.ts'
import type { Answer, Ask, JobName, Jobs } from './worker-protocol.ts'

const engines = startEngines()

process.on('message', (message: Ask) => {
  void answer(message).then((reply) => process.send?.(reply))
})
process.on('disconnect', () => process.exit(0))

async function answer(message: Ask): Promise<Answer> {
  try {
    return { answer: await perform(await engines, message) }
  } catch (error) {
    return { error: `${message.job}: ${describe(error)}` }
  }
}

function perform(engines: Engines, message: Ask): Jobs[JobName]['answer'] | Promise<Jobs[JobName]['answer']> {
  switch (message.job) {
    case 'warm':
      return null
    case 'typeset':
      return engines.typeset(message.ask.template, message.ask.view)
    case 'pictures':
      return engines.pictures(message.ask.pdf, message.ask.widthPx)
    case 'bind':
      return engines.bind(message.ask.pdf, message.ask.attachments)
    case 'rasterise':
      return engines.rasterise(message.ask.text, message.ask.style)
  }
}

/**
 * Name and place of the error. The message only of template errors, which name templates and lines; any other may quote
 * the data.
 */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'error'
  if (error instanceof TemplateError) return error.message
  const place = (error.stack ?? '').split('\n').find((line) => line.includes('/documents/'))
  return place === undefined
    ? error.name
    : `${error.name} at ${place.slice(place.lastIndexOf('/') + 1).replace(')', '')}`
}
