import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../texts/index.ts'
import { Button } from './button.tsx'
import './more-pager.css'

/**
 * Pages content that may be longer than the screen, without dragging: 上一页 and 下一页 appear only if needed. A page begins
 * at a whole block, so that no card or list item starts cut in half.
 */
export function MorePager({ children }: { readonly children: ComponentChildren }) {
  const view = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState({ above: false, below: false })

  useLayoutEffect(() => {
    const element = view.current
    if (element === null) return
    const measure = () => {
      const above = element.scrollTop > 1
      const left = element.scrollHeight - element.scrollTop - element.clientHeight
      // What only the bar keeps from being seen needs no bar: once shown, for letters still to come, it would stay.
      const below = left > (above ? 2 : 2 + barBelow(element))
      setRoom((before) => (before.above === above && before.below === below ? before : { above, below }))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    for (const child of element.children) observer.observe(child)
    element.addEventListener('scroll', measure)
    // The observer tells the first sizes by itself, after layout and before paint; asking here would cost a layout.
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [])

  const turn = (by: 1 | -1) => {
    const element = view.current
    if (element !== null) element.scrollTop = by > 0 ? nextTop(element) : previousTop(element)
  }

  return (
    <div class="more">
      <div class="more-view" data-below={room.below} ref={view}>
        {children}
      </div>
      {(room.above || room.below) && (
        <nav class="more-bar" aria-label={t('more.label')}>
          <Button kind="quiet" icon="up" disabled={!room.above} onPress={() => turn(-1)}>
            {t('more.previous')}
          </Button>
          <Button kind="quiet" icon="down" disabled={!room.below} onPress={() => turn(1)}>
            {t('more.next')}
          </Button>
        </nav>
      )}
    </div>
  )
}

/** px that the bar takes from the height of the view; none where it stands beside it. */
function barBelow({ nextElementSibling, offsetTop, offsetHeight }: HTMLElement): number {
  const bar = nextElementSibling as HTMLElement | null
  return bar !== null && bar.offsetTop >= offsetTop + offsetHeight ? bar.offsetHeight : 0
}

/** Blocks that should not be cut: list items, fields, buttons, headings, and elements with `data-block`. */
const blocks = 'li, h1, h2, h3, p, .field, .choice, .button, [data-block]'

/** Tops and bottoms of the blocks relative to the content, in order. */
function tops(view: HTMLElement): readonly { readonly top: number; readonly bottom: number }[] {
  const origin = view.getBoundingClientRect().top - view.scrollTop
  return [...view.querySelectorAll(blocks)].map((one) => {
    const box = one.getBoundingClientRect()
    return { top: box.top - origin, bottom: box.bottom - origin }
  })
}

function nextTop(view: HTMLElement): number {
  const end = view.scrollTop + view.clientHeight
  const cut = tops(view)
    .filter((one) => one.bottom > end && one.top > view.scrollTop + view.clientHeight / 3)
    .map((one) => one.top)
  return Math.min(end, ...cut) - air(view)
}

function previousTop(view: HTMLElement): number {
  const start = view.scrollTop + air(view)
  const reach = start - view.clientHeight
  const whole = tops(view)
    .filter((one) => one.top >= reach && one.top < start - 1)
    .map((one) => one.top)
  return reach <= 0 ? 0 : Math.min(start - view.clientHeight / 3, ...whole) - air(view)
}

/** A little space above the first block of a page. */
const air = (view: HTMLElement): number => view.clientHeight * 0.015
