/**
 * Fees that are only inferred (confidence I). No citizen is shown one; whoever writes the files must find them, to look
 * them up in the price lists of the province.
 */
import type { Affair } from '../model/affair.ts'
import type { Language } from '../model/language.ts'

export interface InferredFees {
  readonly affair: string
  readonly whole: boolean
  readonly items: readonly string[]
}

export const inferredFees = (affairs: readonly Affair[]): readonly InferredFees[] =>
  affairs
    .map(({ id, fee, items }) => ({
      affair: id,
      whole: fee.confidence === 'I',
      items: items.filter((item) => item.fee.confidence === 'I').map((item) => item.id),
    }))
    .filter(({ whole, items }) => whole || items.length > 0)

/** How many, and how to see which. */
export function feesLine(fees: readonly InferredFees[], language: Language): string {
  const wholes = fees.filter(({ whole }) => whole).length
  const items = fees.reduce((sum, one) => sum + one.items.length, 0)
  return language === 'zh'
    ? `收费是推定的（把握 I）：一件事 ${wholes} 件，其中的事项 ${items} 个；群众看到的是“以窗口告知为准”。逐件列出：lint --fees`
    : `fees that are inferred (confidence I): ${wholes} affairs, ${items} of their items; ` +
        'citizens read “told at the window”. Which: lint --fees'
}

export const feesText = (fees: readonly InferredFees[], language: Language): string =>
  fees
    .map(({ affair, whole, items }) => {
      const all = language === 'zh' ? '整件事' : 'the whole'
      return `  ${[affair, ...(whole ? [all] : []), ...items].join('  ')}`
    })
    .join('\n')
