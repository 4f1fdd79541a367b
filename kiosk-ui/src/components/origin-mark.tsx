import type { FieldOrigin } from '#flows/draft/draft.ts'
import { t } from '../texts/index.ts'
import './origin-mark.css'

/** Where a value comes from: 证 the card, 共享 the platform's shared data, 填 the citizen. */
export function OriginMark({ origin }: { readonly origin: FieldOrigin }) {
  return <span class={`origin origin-${origin}`}>{t(`origin.${origin}`)}</span>
}
