import type { Text } from '#flows/model/affair.ts'
import { Button } from '../../components/button.tsx'
import { FieldFrame, type FieldFrameProps } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { local, t } from '../../texts/index.ts'

/** Somebody has no telephone: what happens then, and the way back. */
export function WithoutTelephone({
  frame,
  then,
  onBack,
}: {
  readonly frame: Omit<FieldFrameProps, 'children'>
  readonly then: Text
  readonly onBack: () => void
}) {
  return (
    <FieldFrame {...frame} help={undefined}>
      <Notice kind="plain" title={t('value.noTelephone')}>
        <p>{local(then)}</p>
      </Notice>
      <Button kind="quiet" onPress={onBack}>
        {t('form.haveTelephone')}
      </Button>
    </FieldFrame>
  )
}
