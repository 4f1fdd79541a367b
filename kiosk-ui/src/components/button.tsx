import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import './button.css'

export interface ButtonProps {
  /** primary: the one clear next step of a screen · secondary: another way · quiet: small acts beside content. */
  readonly kind: 'primary' | 'secondary' | 'quiet'
  readonly onPress: () => void
  readonly icon?: IconName
  /** Where the icon stands; an arrow forward belongs after the words. */
  readonly iconAfter?: boolean
  readonly disabled?: boolean
  readonly pressed?: boolean
  /** Said after the visible words to whoever cannot see what the button stands next to. */
  readonly about?: string
  readonly children: ComponentChildren
}

/** Acts on `click`, so that a touch counts only when it begins and ends inside. */
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
