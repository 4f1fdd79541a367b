/** The district's telephone numbers must be ones that can be dialled, in their one form. */
import { advice, type Advice, type Finding } from '../findings/finding.ts'
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

function wrong(number: string): Advice | null {
  switch (telephoneProblem(number)) {
    case 'area':
      return advice('phoneNoArea', { number })
    case 'length':
      return advice('phoneLength', { number })
    case 'characters':
      return advice('phoneCharacters', { number })
    case null: {
      const form = normaliseTelephone(number)
      return form === number ? null : advice('phoneForm', { number, right: form })
    }
  }
}
