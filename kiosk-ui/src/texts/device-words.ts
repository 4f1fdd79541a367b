/** What devices, and what is used up in them, are called, from the contract's list: a new kind has them at once. */
import { devices } from '#contract/devices.ts'

/** By kind. */
export type DeviceWords = Readonly<
  Record<string, { readonly name: string; readonly supplies: Readonly<Record<string, string>> }>
>

/** `inSentence`: how a language begins a sentence with a device's name. */
export const deviceWords = (language: 'zh' | 'en', inSentence: (name: string) => string): DeviceWords =>
  Object.fromEntries(
    Object.entries(devices).map(([kind, { name, supplies }]) => {
      const names = Object.entries(supplies).map(([supply, words]) => [supply, words[language]] as const)
      return [kind, { name: inSentence(name[language]), supplies: Object.fromEntries(names) }]
    }),
  )
