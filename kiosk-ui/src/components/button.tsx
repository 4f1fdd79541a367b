import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import './button.css'

export interface ButtonProps {
  /**
   * primary: the one clear next step of a screen · secondary: another way · quiet: minor actions beside the content.
   */
  readonly kind: 'primary' | 'secondary' | 'quiet'
  readonly onPress: () => void
  readonly icon?: IconName
  /** Puts the icon after the words, as for a forward arrow. */
  readonly iconAfter?: boolean
  readonly disabled?: boolean
  readonly pressed?: boolean
  /** Added to the button's name for people who cannot see what it is next to. */
  readonly about?: string
  readonly children: ComponentChildren
}

/** Acts on `click`; when a touch is one, session/pressing.ts decides. */
export function Button({ kind, onPress, icon, iconAfter, disabled, pressed, about, children }: ButtonProps) {
  return (
    <button type="button" class={`button button-${kind}`} disabled={disabled} aria-pressed={pressed} onClick={onPress}>
      {icon !== undefined && !iconAfter && <Icon name={icon} />}
      <span class="button-words">{children}</span>
      {icon !== undefined && iconAfter && <Icon name={icon} />}
      {about !== undefined && <span class="visually-hidden">{about}</span>}
    </button>
  )
}
