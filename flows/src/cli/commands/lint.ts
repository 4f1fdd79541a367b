import { formatProblems, worded } from '../../catalogue.ts'
import { asJson, json, lang, type Command } from '../command.ts'
import { inBoth, lintFiles, UsageError } from '../files.ts'

export const lint: Command = {
  name: 'lint',
  usage: '[--lang zh|en] [--json]',
  does: [
    'check every file of flows/items, flows/catalog, flows/districts,',
    'assets/calendar, flows/find/elsewhere.yaml and flows/platform.yaml',
  ],
  options: { ...json, ...lang },
  words: 0,
  run({ folders, given, today, language }) {
    const { files, problems } = lintFiles(folders, today)
    const report = given('json')
      ? asJson({ files, problems: problems.map((problem) => worded(problem, language)) })
      : null
    if (problems.length > 0)
      throw new UsageError(
        inBoth(
          (said) =>
            `${formatProblems(problems, said)}\n` +
            (said === 'zh'
              ? `${files} 个文件里有 ${problems.length} 处问题`
              : `${problems.length} problem(s) in ${files} files`),
        ),
        report,
      )
    return report ?? (language === 'zh' ? `${files} 个文件，没有问题` : `${files} files, no problems`)
  },
}
