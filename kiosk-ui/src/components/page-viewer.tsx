import { useRef, useState } from 'preact/hooks'
import { t } from '../texts/index.ts'
import { Button } from './button.tsx'
import './page-viewer.css'

export interface PageViewerProps {
  /** Addresses of the pages' pictures, in order. */
  readonly pages: readonly string[]
  readonly title: string
  /** Turning to the next page is the one clear next step of the screen: there are pages that nobody has seen. */
  readonly turnsFirst: boolean
  /** Called once the last page has been shown. */
  readonly onReadThrough?: () => void
  /** A page could not be shown: nobody signs what they have not seen. */
  readonly onBroken: () => void
}

/**
 * The real pages of a document, one at a time. Enlarged, 10-point print is 7 mm high and the page is moved by buttons.
 * The addresses work only once, so all pages are loaded at the start and turning only shows and hides them.
 */
export function PageViewer({ pages, title, turnsFirst, onReadThrough, onBroken }: PageViewerProps) {
  const [at, setAt] = useState(0)
  const [enlarged, setEnlarged] = useState(false)
  const window = useRef<HTMLDivElement>(null)
  const turn = (to: number) => {
    setAt(to)
    window.current?.scrollTo(0, 0)
    if (to === pages.length - 1) onReadThrough?.()
  }
  /** Moves by less than the visible part, so that the line being read stays visible. */
  const move = (x: number, y: number) => {
    const view = window.current
    view?.scrollBy(x * view.clientWidth * 0.8, y * view.clientHeight * 0.8)
  }
  return (
    <div class="page-viewer" data-enlarged={enlarged}>
      <div class="page-viewer-sheets" ref={window}>
        {pages.map((address, index) => (
          <img
            key={address}
            class="page-viewer-sheet"
            src={address}
            alt={t('viewer.page', { title, at: index + 1, of: pages.length })}
            hidden={index !== at}
            onError={onBroken}
            onLoad={() => pages.length === 1 && onReadThrough?.()}
          />
        ))}
      </div>
      {enlarged && (
        <div class="page-viewer-moves">
          <Button kind="quiet" icon="back" onPress={() => move(-1, 0)}>
            {t('viewer.left')}
          </Button>
          <Button kind="quiet" icon="forward" onPress={() => move(1, 0)}>
            {t('viewer.right')}
          </Button>
          <Button kind="quiet" icon="up" onPress={() => move(0, -1)}>
            {t('viewer.up')}
          </Button>
          <Button kind="quiet" icon="down" onPress={() => move(0, 1)}>
            {t('viewer.down')}
          </Button>
        </div>
      )}
      <nav class="page-viewer-bar" aria-label={title}>
        <Button kind="quiet" icon="enlarge" pressed={enlarged} onPress={() => setEnlarged(!enlarged)}>
          {enlarged ? t('viewer.whole') : t('viewer.enlarge')}
        </Button>
        {pages.length > 1 && (
          <>
            <Button kind="quiet" icon="back" disabled={at === 0} onPress={() => turn(at - 1)}>
              {t('viewer.previous')}
            </Button>
            <p aria-live="polite">{t('viewer.count', { at: at + 1, of: pages.length })}</p>
            <Button
              kind={turnsFirst ? 'primary' : at < pages.length - 1 ? 'secondary' : 'quiet'}
              icon="forward"
              iconAfter
              disabled={at === pages.length - 1}
              onPress={() => turn(at + 1)}
            >
              {t('viewer.next')}
            </Button>
          </>
        )}
      </nav>
    </div>
  )
}
