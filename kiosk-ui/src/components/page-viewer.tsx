import { useState } from 'preact/hooks'
import { t } from '../texts/index.ts'
import { Button } from './button.tsx'
import './page-viewer.css'

export interface PageViewerProps {
  /** Addresses of the pages' pictures, in order. */
  readonly pages: readonly string[]
  readonly title: string
  /** Called when the last page has been on the screen. */
  readonly onReadThrough?: () => void
}

/**
 * The real pages of a document, one at a time. The addresses work once, so every page is asked for at the beginning and kept in the
 * page while it is turned; turning hides and shows.
 */
export function PageViewer({ pages, title, onReadThrough }: PageViewerProps) {
  const [at, setAt] = useState(0)
  const turn = (to: number) => {
    setAt(to)
    if (to === pages.length - 1) onReadThrough?.()
  }
  return (
    <div class="page-viewer">
      <div class="page-viewer-sheets">
        {pages.map((address, index) => (
          <img key={address} class="page-viewer-sheet" src={address} alt={t('viewer.page', { title, at: index + 1, of: pages.length })} hidden={index !== at} onLoad={() => pages.length === 1 && onReadThrough?.()} />
        ))}
      </div>
      {pages.length > 1 && (
        <nav class="page-viewer-bar" aria-label={title}>
          <Button kind="quiet" icon="back" disabled={at === 0} onPress={() => turn(at - 1)}>{t('viewer.previous')}</Button>
          <p aria-live="polite">{t('viewer.count', { at: at + 1, of: pages.length })}</p>
          <Button kind={at < pages.length - 1 ? 'secondary' : 'quiet'} icon="forward" iconAfter disabled={at === pages.length - 1} onPress={() => turn(at + 1)}>{t('viewer.next')}</Button>
        </nav>
      )}
    </div>
  )
}
