/** Names of devices and their supplies, from the contract's list, so that a new kind has them at once. */
import { devices } from '#contract/devices.ts'

/** By device kind. */
export type DeviceWords = Readonly<
  Record<string, { readonly name: string; readonly supplies: Readonly<Record<string, string>> }>
>

/** `inSentence`: adapts a device's name to the beginning of a sentence. */
export const deviceWords = (language: 'zh' | 'en', inSentence: (name: string) => string): DeviceWords =>
  Object.fromEntries(
    Object.entries(devices).map(([kind, { name, supplies }]) => {
      const names = Object.entries(supplies).map(([supply, words]) => [supply, words[language]] as const)
      return [kind, { name: inSentence(name[language]), supplies: Object.fromEntries(names) }]
    }),
  )
