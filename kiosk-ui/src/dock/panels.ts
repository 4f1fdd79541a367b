/// <reference types="vite/client" />
/** All panels: one folder each under `panels/`, found by being there. */
import type { ComponentType } from 'preact'

export interface DockPanel {
  /** The simulator it is for. The folder has the same name, and so has `simulator` in the device's description. */
  readonly simulator: string
  /** What belongs to the citizen, to the machine, or to the world outside it. */
  readonly column: 'citizen' | 'machine' | 'beyond'
  readonly Panel: ComponentType
}

export const columns = ['citizen', 'machine', 'beyond'] as const satisfies readonly DockPanel['column'][]

const found = import.meta.glob<{ readonly panel: DockPanel }>('./panels/*/index.tsx', { eager: true })

export const panels: readonly DockPanel[] = Object.values(found).map(({ panel }) => panel)
