import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import type { Act } from '../components/page.tsx'
import './dialog.css'

export interface DialogProps {
  readonly title: string
  readonly children: ComponentChildren
  readonly other?: Act | undefined
  readonly primary: Act
}

/**
 * Covers the screen and keeps focus and touches to itself, as the browser's own modal dialog does. Escape does not
 * close it.
 */
export function Dialog({ title, children, other, primary }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => element.current?.showModal(), [])
  return (
    <dialog class="dialog" ref={element} aria-labelledby="dialog-title" onCancel={(event) => event.preventDefault()}>
      <h2 id="dialog-title">{title}</h2>
      <div class="dialog-content">{children}</div>
      <div class="dialog-acts">
        {other !== undefined && (
          <Button kind="secondary" {...(other.icon && { icon: other.icon })} onPress={other.onPress}>
            {other.words}
          </Button>
        )}
        <Button kind="primary" {...(primary.icon && { icon: primary.icon })} onPress={primary.onPress}>
          {primary.words}
        </Button>
      </div>
    </dialog>
  )
}
