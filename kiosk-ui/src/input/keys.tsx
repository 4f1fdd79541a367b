import { keyboard as en } from '../texts/en/keyboard.ts'
import { keyboard as zh } from '../texts/zh/keyboard.ts'
import { Icon } from '../components/icon.tsx'
import type { Act, Key, Layout } from './layouts.ts'

export type KeyboardWords = typeof zh
export const words = (language: 'zh' | 'en'): KeyboardWords => (language === 'zh' ? zh : en)

export interface KeysProps {
  readonly layout: Layout
  readonly words: KeyboardWords
  readonly capitals?: boolean
  readonly onType: (text: string) => void
  readonly onAct: (act: Act) => void
}

/** Rows of keys. What types may be struck as fast as a hand can; what changes the keys, once (session/pressing.ts). */
export function Keys({ layout, words, capitals = false, onType, onAct }: KeysProps) {
  return (
    <>
      {layout.map((row, at) => (
        <div class="key-row" key={at}>
          {row.map((key) => (
            <KeyCap
              key={key.types ?? key.does ?? ''}
              of={key}
              words={words}
              capitals={capitals}
              onType={onType}
              onAct={onAct}
            />
          ))}
        </div>
      ))}
    </>
  )
}

interface KeyCapProps {
  readonly of: Key
  readonly words: KeyboardWords
  readonly capitals: boolean
  readonly onType: (text: string) => void
  readonly onAct: (act: Act) => void
}

function KeyCap({ of: key, words, capitals, onType, onAct }: KeyCapProps) {
  const style = key.wide === undefined ? {} : { flexGrow: key.wide }
  if (key.types !== undefined) {
    const text = capitals ? key.types.toUpperCase() : key.types
    return (
      <button type="button" class="key" data-repeats style={style} onClick={() => onType(text)}>
        {key.says ?? text}
      </button>
    )
  }
  const act = key.does ?? 'erase'
  return (
    <button
      type="button"
      class={`key key-act key-${act}`}
      style={style}
      aria-label={words[act]}
      data-repeats={act === 'erase' || act === 'space' ? '' : undefined}
      aria-pressed={act === 'shift' ? capitals : undefined}
      onClick={() => onAct(act)}
    >
      {act === 'erase' ? <Icon name="erase" /> : words[act]}
    </button>
  )
}
