import { useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { ChoiceList } from '../../components/choice-list.tsx'
import { FieldFrame, type FieldFrameProps } from '../../components/field.tsx'
import { t } from '../../texts/index.ts'

/** The kind of document of a number. It is nearly always the identity card, so the others are shown on request. */
export function DocumentKind({
  frame,
  choices,
  chosen,
  onChoose,
}: {
  readonly frame: Omit<FieldFrameProps, 'children'>
  readonly choices: readonly { readonly id: string; readonly label: string }[]
  readonly chosen: string
  readonly onChoose: (kind: string) => void
}) {
  const [open, setOpen] = useState(chosen !== 'residentId')
  if (!open)
    return (
      <div class="field">
        <Button kind="quiet" icon="person" onPress={() => setOpen(true)}>
          {t('form.otherDocument')}
        </Button>
      </div>
    )
  return (
    <FieldFrame {...frame}>
      <ChoiceList
        name={frame.id}
        label={frame.label}
        kind="single"
        choices={choices}
        chosen={[chosen]}
        onChange={(kinds) => onChoose(kinds[0] ?? '')}
      />
    </FieldFrame>
  )
}
