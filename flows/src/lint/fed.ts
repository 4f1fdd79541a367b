/** A choice that is filled from an answer needs an option for every answer that may come. */
import type { Affair } from '../model/affair.ts'
import { finding, type Finding } from '../findings/finding.ts'
import type { Plan } from '../plan/plan.ts'

/** Collects over all paths of answers; only those that really come to the field count. */
export class FedChoices {
  /** Field → the answers it has no option for. */
  readonly #lacking = new Map<string, Set<string>>()

  look({ form, answers, blocks }: Plan): void {
    if (blocks.length > 0) return
    for (const { group, fields } of form)
      for (const { id, sameAs = '', options } of fields) {
        if (options === undefined || !sameAs.startsWith('answer:')) continue
        for (const answer of answers[sameAs.slice('answer:'.length)] ?? []) {
          if (options.some((option) => option.id === answer)) continue
          const key = `${group.id} ${id}`
          this.#lacking.set(key, (this.#lacking.get(key) ?? new Set()).add(answer))
        }
      }
  }

  findings({ form }: Affair): readonly Finding[] {
    return form.flatMap(({ id, fields }, g) =>
      fields.flatMap((field, f): readonly Finding[] => {
        const lacking = [...(this.#lacking.get(`${id} ${field.id}`) ?? [])]
        return lacking.length === 0
          ? []
          : [
              finding(['form', g, 'fields', f, 'options'], 'lacksOption', {
                from: field.sameAs ?? '',
                lacking: lacking.join(', '),
              }),
            ]
      }),
    )
  }
}
