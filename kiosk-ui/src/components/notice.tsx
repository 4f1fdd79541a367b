import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import './notice.css'

export interface NoticeProps {
  /** plain: information · well: something succeeded · wrong: something went wrong, and here is what to do. */
  readonly kind: 'plain' | 'well' | 'wrong'
  readonly title?: string
  readonly children?: ComponentChildren
}

const icons: Record<NoticeProps['kind'], IconName> = { plain: 'info', well: 'check', wrong: 'alert' }

export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <div class={`notice notice-${kind}`} role={kind === 'wrong' ? 'alert' : 'status'} data-block>
      <Icon name={icons[kind]} />
      <div>
        {title !== undefined && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}
