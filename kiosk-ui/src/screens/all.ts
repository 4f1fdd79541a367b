/** Every screen of every folder beside this file. */
import type { View } from './view.ts'

export const all = import.meta.glob<View>('./*/index.tsx', { eager: true, import: 'default' })
