import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from './button.tsx'
import type { IconName } from './icon.tsx'
import { MorePager } from './more-pager.tsx'
import './page.css'

/** An action in the action bar. */
export interface Act {
  readonly words: string
  readonly onPress: () => void
  readonly icon?: IconName
  readonly disabled?: boolean
  /** Possible, but not the next step, which stands in the content: not filled even at the lower right. */
  readonly quiet?: boolean
}

export interface PageProps {
  /** The question or topic of the screen, as its h1. */
  readonly heading: string
  readonly lead?: ComponentChildren
  /** The field that takes the focus instead of the heading, with its keyboard: nobody comes for anything else. */
  readonly begins?: string
  /** An error summary or a notice: shown above the content and announced at once. */
  readonly notice?: ComponentChildren
  readonly back?: Act | undefined
  readonly other?: Act | undefined
  readonly primary?: Act | undefined
  /** Centred, for screens that show one thing: a drawing, a code, a result. */
  readonly centred?: boolean
  readonly children?: ComponentChildren
}

/**
 * The content of one screen and its action bar. The primary action is always at the lower right, back always at the
 * lower left. An action with other words is therefore a new element, which cannot be touched in its first moment
 * (theme/settling.css). The heading takes the focus when the screen appears, so that keyboard and screen reader start
 * at the top.
 */
export function Page({ heading, lead, begins, notice, back, other, primary, centred, children }: PageProps) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(
    () => (begins === undefined ? title.current : document.getElementById(begins))?.focus({ preventScroll: true }),
    [heading, begins],
  )
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
                kind={primary.quiet ? 'secondary' : 'primary'}
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
