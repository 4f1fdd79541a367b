import type { KeyboardProps } from './port.ts'
import { Keys, words } from './keys.tsx'
import { codes, pads, type Act, type Layout } from './layouts.ts'

const layoutOf = (kind: KeyboardProps['entry']['kind']): Layout =>
  kind === 'latin' ? codes : kind === 'text' || kind === 'name' ? pads.digits : pads[kind]

/** For digits, 公民身份号码, amounts and codes: every key types itself. */
export function Pad({ entry, language }: KeyboardProps) {
  const own = words(language)
  const act = (what: Act): void => {
    if (what === 'erase') entry.erase()
    else if (what === 'clear') entry.clear()
  }
  return (
    <div class={entry.kind === 'latin' ? 'keys' : 'keys keys-pad'}>
      <Keys layout={layoutOf(entry.kind)} words={own} onType={(text) => entry.insert(text)} onAct={act} />
    </div>
  )
}
