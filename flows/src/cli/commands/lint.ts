import { formatProblem } from '../../catalogue.ts'
import { asJson, json, type Command } from '../command.ts'
import { lintFiles, UsageError } from '../files.ts'

export const lint: Command = {
  name: 'lint',
  usage: '[--json]',
  does: [
    'check every file of flows/items, flows/catalog, flows/districts,',
    'assets/calendar, flows/find/elsewhere.yaml and flows/platform.yaml',
  ],
  options: json,
  words: 0,
  run({ folders, given, today }) {
    const { files, problems } = lintFiles(folders, today)
    const report = given('json') ? asJson({ files, problems }) : null
    if (problems.length > 0)
      throw new UsageError(
        `${problems.map(formatProblem).join('\n')}\n${problems.length} problem(s) in ${files} files`,
        report,
      )
    return report ?? `${files} files, no problems`
  },
}
