/** The district's telephone numbers must be ones that can be dialled, in their one form. */
import type { Finding } from '../catalogue/problem.ts'
import type { District } from '../model/district.ts'
import { normaliseTelephone, telephoneProblem } from '../entries/telephone.ts'

export const telephoneFindings = ({ hall }: District): readonly Finding[] =>
  (['telephone', 'complaint'] as const).flatMap((line): readonly Finding[] => {
    const number = hall[line]
    const said = hotline.test(number) ? null : wrong(number)
    return said === null ? [] : [{ path: ['hall', line], ...said }]
  })

/** 政务服务便民热线 and other public lines: 12345, 12366, 110. */
const hotline = /^1\d{2}$|^1[0-2]\d{3}$/

function wrong(number: string): Pick<Finding, 'message' | 'remedy'> | null {
  switch (telephoneProblem(number)) {
    case 'area':
      return { message: `"${number}" has no area code`, remedy: 'write it with one, e.g. 0393-4411234' }
    case 'length':
      return { message: `"${number}" is too short or too long`, remedy: 'write it like 0393-4411234' }
    case 'characters':
      return {
        message: `"${number}" is no telephone number`,
        remedy: 'write one like 0393-4411234; while none is known, the hotline 12345',
      }
    case null: {
      const form = normaliseTelephone(number)
      return form === number ? null : { message: `"${number}" is not in the usual form`, remedy: `write ${form}` }
    }
  }
}
