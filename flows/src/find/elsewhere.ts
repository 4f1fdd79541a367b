import * as v from 'valibot'
import { Id, Text } from '../model/affair.ts'
import type { Finding } from '../catalogue/problem.ts'
import { repeated } from '../lint/ids.ts'
import { textFindings } from '../lint/texts.ts'

/** What people ask a terminal for and it does not do, and where it is done: 护照, 身份证, 驾驶证 … */
export const Elsewhere = v.strictObject({
  elsewhere: v.array(
    v.strictObject({
      id: Id,
      name: Text,
      /** What people call it, in either language. */
      words: v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1)),
      goTo: Text,
    }),
  ),
})
export type Elsewhere = v.InferOutput<typeof Elsewhere>['elsewhere'][number]

export const elsewhereFindings = (file: v.InferOutput<typeof Elsewhere>): readonly Finding[] => [
  ...repeated(
    'entry',
    file.elsewhere.map(({ id }, at) => ({ id, path: ['elsewhere', at] })),
  ),
  ...textFindings(file),
]
