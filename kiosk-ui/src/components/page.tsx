import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from './button.tsx'
import type { IconName } from './icon.tsx'
import { MorePager } from './more-pager.tsx'
import './page.css'

/** Something the citizen can do from the action bar. */
export interface Act {
  readonly words: string
  readonly onPress: () => void
  readonly icon?: IconName
  readonly disabled?: boolean
}

export interface PageProps {
  /** The question or the matter of the screen: its h1. */
  readonly heading: string
  readonly lead?: ComponentChildren
  /** Stands above the content and is announced at once: an error summary or a notice. */
  readonly notice?: ComponentChildren
  readonly back?: Act | undefined
  readonly other?: Act | undefined
  readonly primary?: Act | undefined
  /** Centred, for screens that show one thing: a drawing, a code, a result. */
  readonly centred?: boolean
  readonly children?: ComponentChildren
}

/**
 * One screen's content and its action bar. The primary act is always at the same place at the lower right, back
 * always at the lower left: so an act with other words is another element, for whose first moment nobody can touch it
 * (theme/settling.css). The heading takes the focus when the screen appears, so that a keyboard and a screen reader
 * begin at the top.
 */
export function Page({ heading, lead, notice, back, other, primary, centred, children }: PageProps) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus({ preventScroll: true }), [heading])
  return (
    <>
      <MorePager>
        <main class={centred ? 'page page-centred' : 'page'}>
          <h1 ref={title} tabIndex={-1}>
            {heading}
          </h1>
          {lead !== undefined && <div class="page-lead">{lead}</div>}
          {notice}
          {children}
        </main>
      </MorePager>
      {(back ?? other ?? primary) !== undefined && (
        <div class="action-bar">
          <div key={back?.words}>
            {back !== undefined && (
              <Button kind="secondary" icon={back.icon ?? 'back'} onPress={back.onPress}>
                {back.words}
              </Button>
            )}
          </div>
          <div key={other?.words}>
            {other !== undefined && (
              <Button
                kind="secondary"
                {...(other.icon && { icon: other.icon })}
                disabled={other.disabled ?? false}
                onPress={other.onPress}
              >
                {other.words}
              </Button>
            )}
          </div>
          <div key={primary?.words}>
            {primary !== undefined && (
              <Button
                kind="primary"
                icon={primary.icon ?? 'forward'}
                iconAfter
                disabled={primary.disabled ?? false}
                onPress={primary.onPress}
              >
                {primary.words}
              </Button>
            )}
          </div>
        </div>
      )}
    </>
  )
}
