/** 字号: 标准, 大字, 特大. Kept for one citizen's session; the next begins with the standard size. */
export const textSizes = ['standard', 'large', 'largest'] as const
export type TextSize = (typeof textSizes)[number]
export type Tone = 'plain' | 'solemn'

export interface Appearance {
  readonly textSize: TextSize
  readonly tone: Tone
  readonly language: 'zh' | 'en'
}

export const nextTextSize = (size: TextSize): TextSize =>
  textSizes[(textSizes.indexOf(size) + 1) % textSizes.length] ?? 'standard'

export function applyAppearance(appearance: Appearance, root: HTMLElement): void {
  root.dataset['textSize'] = appearance.textSize
  root.dataset['tone'] = appearance.tone
  root.lang = appearance.language === 'zh' ? 'zh-CN' : 'en'
}
