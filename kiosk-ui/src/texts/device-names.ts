/** What the devices are called: from the contract's list of kinds, so that a new kind has its words at once. */
import { devices } from '#contract/devices.ts'

/** By kind. `inSentence`: how a language begins a sentence with a name. */
export const deviceNames = (
  language: 'zh' | 'en',
  inSentence: (name: string) => string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(devices).map(([kind, { name }]) => [kind, inSentence(name[language])]))
