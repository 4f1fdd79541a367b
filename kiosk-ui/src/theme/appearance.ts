import type { TextSize } from '#flows/journeys/text-size.ts'

export type Tone = 'plain' | 'solemn'

export interface Appearance {
  readonly textSize: TextSize
  readonly tone: Tone
  readonly language: 'zh' | 'en'
}

export function applyAppearance(appearance: Appearance, root: HTMLElement): void {
  root.dataset['textSize'] = appearance.textSize
  root.dataset['tone'] = appearance.tone
  root.lang = appearance.language === 'zh' ? 'zh-CN' : 'en'
}
