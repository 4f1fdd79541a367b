import type { LifeStage } from '#flows/model/affair.ts'
import { Line } from './icon.tsx'

/** What people look for on a wall of services: one drawing a stage, in the manner of `icon.tsx`. */
const paths = {
  birth: 'M3.5 12h17a8.5 8.5 0 0 1-3 5.5h-11a8.5 8.5 0 0 1-3-5.5zM12 12V4a8 8 0 0 1 8 8M7.5 18.5v2M16.5 18.5v2',
  education: 'M2.5 9L12 4.5 21.5 9 12 13.5zM6 11v5.5c3.5 2.6 8.5 2.6 12 0V11M21.5 9v6',
  work: 'M3.5 8h17v11.5h-17zM8.5 8V5h7v3M3.5 13h17M12 12v2.5',
  living: 'M12 20.5S3.5 15.4 3.5 9.4A4.6 4.6 0 0 1 12 7a4.6 4.6 0 0 1 8.5 2.4c0 6-8.5 11.1-8.5 11.1z',
  home: 'M3 11.5L12 4l9 7.5M5.5 9.5v11h13v-11M10 20.5v-6h4v6',
  travel: 'M4 16.5v-4l2-5.5h12l2 5.5v4zM4 12.5h16M7 16.5v2.5M17 16.5v2.5M7.5 14.6v.1M16.5 14.6v.1',
  health: 'M9.5 3.5h5v6h6v5h-6v6h-5v-6h-6v-5h6z',
  assistance: 'M12 10.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3.5 13l4 6.5h9l4-6.5-4.5 2.5h-8z',
  ageing:
    'M10 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 10 8zM6 21v-6.5c0-2.5 1.7-4 4-4s4 1.5 4 4V16h3.5M17.5 21v-7.5M10 21v-5',
  afterLife: 'M12 21c-1-5-6-6-6-11a6 6 0 0 1 12 0c0 5-5 6-6 11zM12 21V9M12 14l-3-2.5M12 12l3-2.5',
  opening:
    'M4 10l1.5-5.5h13L20 10M4 10a2.7 2.7 0 0 0 5.3 0 2.7 2.7 0 0 0 5.4 0A2.7 2.7 0 0 0 20 10M5.5 12.5v8h13v-8M10 20.5v-5h4v5',
  operating: 'M4 20.5h16M6 20.5v-6M10.5 20.5v-9M15 20.5v-6.5M19 20.5V7M5 10l5-4.5 4 3.5 5-5.5',
  closing: 'M5.5 20.5v-17h13v17zM3.5 20.5h17M15 12v.1M9 7.5h3',
} as const satisfies Record<LifeStage, string>

export const StageIcon = ({ stage }: { readonly stage: LifeStage }) => (
  <Line class="icon" width={1.4} path={paths[stage]} />
)
