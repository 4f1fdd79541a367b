/// <reference types="vite/client" />
/** The panels there are: a folder each under `panels/`, found by being there. */
import type { ComponentType } from 'preact'

export interface DockPanel {
  /** Of this simulator; the folder has the same name, and the device's description names it (`simulator`). */
  readonly simulator: string
  /** The citizen's own things, the machine's, or what is beyond it. */
  readonly column: 'citizen' | 'machine' | 'beyond'
  readonly Panel: ComponentType
}

export const columns = ['citizen', 'machine', 'beyond'] as const satisfies readonly DockPanel['column'][]

const found = import.meta.glob<{ readonly panel: DockPanel }>('./panels/*/index.tsx', { eager: true })

export const panels: readonly DockPanel[] = Object.values(found).map(({ panel }) => panel)
