/** The screens of 查办件: a chunk of their own, loaded when everything else is there. */
import type { View } from '../view.ts'

const modules = import.meta.glob<{ readonly default: View }>('./*/index.tsx', { eager: true })

export const progressViews = Object.values(modules).map((one) => one.default)
