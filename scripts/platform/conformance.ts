/** Every rule of the contract, tried on a running platform, and what came of it as a table. */
import { randomUUID } from 'node:crypto'
import { createLine, type Access } from './line.ts'
import type { TestPeople } from './people.ts'
import { afterwardsRules } from './rules/afterwards.ts'
import { appointmentRules } from './rules/appointments.ts'
import { questionRules } from './rules/questions.ts'
import { signInRules } from './rules/sign-in.ts'
import { signingRules } from './rules/signing.ts'
import { submissionRules } from './rules/submission.ts'
import { supplementRules } from './rules/supplements.ts'
import { judge, type Rule, type Verdict, type World } from './trial.ts'

/** In this order: later ones need what earlier ones opened. */
export const rules: readonly Rule[] = [
  ...signingRules,
  ...questionRules,
  ...submissionRules,
  ...afterwardsRules,
  ...supplementRules,
  ...appointmentRules,
  ...signInRules,
]

export async function conformance(
  access: Access,
  people: TestPeople,
  { confirmSignIn = null }: Partial<Pick<World, 'confirmSignIn'>> = {},
): Promise<readonly Verdict[]> {
  const line = createLine(access)
  const world: World = { people, confirmSignIn, newId: () => randomUUID(), written: new Set() }
  const verdicts: Verdict[] = []
  for (const rule of rules) verdicts.push(await judge(rule, line, world))
  // A later rule may have shown that the operation is there.
  for (const [at, rule] of rules.entries())
    if (verdicts[at]?.verdict === 'unshown') verdicts[at] = await judge(rule, line, world)
  return verdicts
}

const marks = { ok: '✓', wrong: '✗', unshown: '?', skipped: '–' } as const

export function table(verdicts: readonly Verdict[]): string {
  const lines = verdicts.flatMap(({ verdict, operation, rule, ...more }) => [
    `${marks[verdict]} ${operation.padEnd(18)} ${rule}` +
      (verdict === 'skipped' || verdict === 'unshown' ? ` (${more.came})` : ''),
    ...(verdict === 'wrong'
      ? [
          `    sent      ${more.sent}`,
          `    came      ${more.came}`,
          `    contract  ${more.says}`,
          `    → ${more.remedy}`,
        ]
      : []),
  ])
  const count = (kind: Verdict['verdict']) => verdicts.filter(({ verdict }) => verdict === kind).length
  const kept = `${count('ok')} ok, ${count('wrong')} wrong`
  return [...lines, '', `${kept}, ${count('unshown')} not shown, ${count('skipped')} not tried`].join('\n')
}
