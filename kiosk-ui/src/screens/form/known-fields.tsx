import { useState } from 'preact/hooks'
import type { FilledField } from '#flows/draft/fields.ts'
import { Button } from '../../components/button.tsx'
import { OriginMark } from '../../components/origin-mark.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { coveredWords, isPrivate, valueWords } from '../../format.ts'
import { local, t } from '../../texts/index.ts'

/**
 * Fields that need not be asked, with their origin. Numbers are masked until the citizen wants to see them, because
 * others may be looking on.
 */
export function KnownFields({ fields }: { readonly fields: readonly FilledField[] }) {
  const [open, setOpen] = useState(false)
  const words = ({ field, value }: FilledField): string => {
    if (value === null) return t('value.none')
    return open ? valueWords(field, value) : coveredWords(field, value)
  }
  return (
    <section class="form-known">
      <header>
        <h2>{t('form.known')}</h2>
        {fields.some((one) => isPrivate(one.field)) && (
          <Button kind="quiet" icon="eye" pressed={open} onPress={() => setOpen(!open)}>
            {open ? t('form.hide') : t('form.show')}
          </Button>
        )}
      </header>
      <SummaryList
        rows={fields.map((one) => ({
          label: local(one.field.label),
          value: words(one),
          mark: one.origin !== null && <OriginMark origin={one.origin} />,
        }))}
      />
    </section>
  )
}
