import { formatProblems, worded } from '../../catalogue.ts'
import { asJson, json, lang, type Command } from '../command.ts'
import { feesLine, feesText, inferredFees } from '../fees-report.ts'
import { inBoth, lintFiles, UsageError } from '../files.ts'

export const lint: Command = {
  name: 'lint',
  usage: '[--fees] [--lang zh|en] [--json]',
  does: [
    'check every file of flows/items, flows/catalog, flows/districts,',
    'assets/calendar, flows/find/elsewhere.yaml and flows/platform.yaml;',
    'how many fees are only inferred; --fees: which',
  ],
  options: { ...json, ...lang, fees: { type: 'boolean' } },
  words: 0,
  run({ folders, given, today, language }) {
    const { files, affairs, problems } = lintFiles(folders, today)
    const fees = inferredFees(affairs)
    const report = given('json')
      ? asJson({ files, problems: problems.map((problem) => worded(problem, language)), inferredFees: fees })
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
    const well = language === 'zh' ? `${files} 个文件，没有问题` : `${files} files, no problems`
    if (report !== null || fees.length === 0) return report ?? well
    return [well, feesLine(fees, language), ...(given('fees') ? [feesText(fees, language)] : [])].join('\n')
  },
}
