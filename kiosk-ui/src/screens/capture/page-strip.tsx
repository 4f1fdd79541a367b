import type { MaterialPage } from '#flows/draft/draft.ts'
import { Button } from '../../components/button.tsx'
import { t } from '../../texts/index.ts'

export interface PageStripProps {
  readonly pages: readonly MaterialPage[]
  /**
   * Page id → address of its picture; each works only once, so the picture stays in the document as long as the page.
   */
  readonly pictures: Readonly<Record<string, string>>
  readonly onRemove: (page: string) => void
}

/** The pages taken so far, in order. */
export function PageStrip({ pages, pictures, onRemove }: PageStripProps) {
  return (
    <ol class="strip" aria-label={t('capture.pages')}>
      {pages.map(({ page, sharp }, index) => (
        <li key={page} data-sharp={sharp}>
          {pictures[page] !== undefined && <img src={pictures[page]} alt={t('capture.page', { page: index + 1 })} />}
          <p>
            {t('capture.page', { page: index + 1 })} · {sharp ? t('capture.sharp') : t('capture.notSharp')}
          </p>
          <Button
            kind="quiet"
            icon="trash"
            onPress={() => onRemove(page)}
            about={t('capture.page', { page: index + 1 })}
          >
            {t('capture.remove')}
          </Button>
        </li>
      ))}
    </ol>
  )
}
