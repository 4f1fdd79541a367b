import type { Text } from '#flows/model/affair.ts'
import type { CaseProgress } from '#flows/case/case.ts'
import { caseText, caseWords } from '#flows/case/case-words.ts'
import { suppliable } from '#flows/case/supply.ts'
import { promisedBy } from '#flows/plan/deferral.ts'
import { Button } from '../../components/button.tsx'
import { timeWords } from '../../format.ts'
import { local, t } from '../../texts/index.ts'

interface MissingProps {
  readonly opened: CaseProgress
  readonly lapse: Text
  readonly byReceipt: boolean
  readonly supply: (material: string) => void
  readonly print: () => void
}

/** 容缺: what was promised and is not there yet, and what has been handed in since. */
export function Missing({ opened, lapse, byReceipt, supply, print }: MissingProps) {
  const { missing, supplied } = opened
  const here = suppliable(opened)
  const known = supplied.filter((one) => !missing.some(({ id }) => id === one.id))
  return (
    <>
      {missing.length > 0 && (
        <section class="case-part">
          <h2>{local(caseWords['heading.missing'])}</h2>
          <ul class="plain-list">
            {missing.map(({ id, name, reason, ...promised }) => (
              <li key={id}>
                {local(caseText('missing.one', { name, byWhen: promisedBy(promised) }))}
                {reason !== undefined && <p>{t('case.lastTime', { reason })}</p>}
                {here.some((one) => one.id === id) && (
                  <div class="case-acts">
                    <Button kind="secondary" icon="camera" about={local(name)} onPress={() => supply(id)}>
                      {t('case.supply')}
                    </Button>
                  </div>
                )}
              </li>
            ))}
          </ul>
          <p>{local(lapse)}</p>
          {byReceipt && <p>{t('case.supplyByCard')}</p>}
        </section>
      )}
      {known.length > 0 && (
        <section class="case-part">
          <h2>{local(caseWords['heading.supplied'])}</h2>
          <ul class="plain-list">
            {known.map(({ id, name, at, standing, late }) => (
              <li key={id}>
                {t('case.supplied', {
                  name: local(name),
                  time: timeWords(at),
                  state: local(caseText(late ? 'supplied.late' : `supplied.${standing}`)),
                })}
              </li>
            ))}
          </ul>
          <div class="case-acts">
            <Button kind="secondary" icon="print" onPress={print}>
              {t('case.supplement')}
            </Button>
          </div>
        </section>
      )}
    </>
  )
}
