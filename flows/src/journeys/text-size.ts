/** 字号: 标准, 大字, 特大. One citizen's; the next begins with the standard size. */
export const textSizes = ['standard', 'large', 'largest'] as const
export type TextSize = (typeof textSizes)[number]

export const nextTextSize = (size: TextSize): TextSize =>
  textSizes[(textSizes.indexOf(size) + 1) % textSizes.length] ?? 'standard'
