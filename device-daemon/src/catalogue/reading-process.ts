/** Started by `read-apart.ts`: one job, one answer. */
import { jobs, type JobName, type Jobs } from './reading-job.ts'

process.on('disconnect', () => process.exit())
process.once('message', ({ job, ask }: { readonly job: JobName; readonly ask: Jobs[JobName]['ask'] }) => {
  const work = jobs[job] as (given: typeof ask) => Jobs[JobName]['answer']
  process.send?.(work(ask), () => process.disconnect())
})
