import type { ComponentChildren } from 'preact'
import './drawing.css'

/** Drawings of what the citizen's hands should do: where a card, a page or a finger goes, where paper comes out. */
export type DrawingName = 'layCard' | 'layPage' | 'takePaper' | 'scanCode' | 'showReceipt' | 'lookHere' | 'takeAll'

export function Drawing({ name }: { readonly name: DrawingName }) {
  return (
    <svg
      class="drawing"
      viewBox="0 0 240 150"
      fill="none"
      stroke="currentColor"
      stroke-width="2.2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {drawings[name]}
    </svg>
  )
}

const card = (x: number, y: number) => (
  <g transform={`translate(${x} ${y})`}>
    <rect class="drawing-paper" width="86" height="54" rx="5" />
    <path d="M10 14h34M10 24h26M10 34h30M10 45h52" />
    <rect x="58" y="10" width="19" height="24" rx="2" />
    <path d="M62 34c0-8 11-8 11 0M67.5 17.5a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 0 0 0-7.2z" />
  </g>
)
const sheet = (x: number, y: number, width: number, height: number) => (
  <g transform={`translate(${x} ${y})`}>
    <rect class="drawing-paper" width={width} height={height} rx="2" />
    <path d={`M8 14h${width - 30}M8 24h${width - 16}M8 34h${width - 22}M8 44h${width - 16}`} />
  </g>
)
const arrowDown = (x: number, y: number, length: number) => (
  <path class="drawing-move" d={`M${x} ${y}v${length}M${x - 8} ${y + length - 8}l8 8 8-8`} />
)

const drawings: Record<DrawingName, ComponentChildren> = {
  layCard: (
    <>
      <path d="M34 112h172l14 26H20z" class="drawing-device" />
      <path d="M76 122h88" class="drawing-strong" />
      {card(77, 14)}
      {arrowDown(120, 76, 26)}
    </>
  ),
  layPage: (
    <>
      <path d="M30 140h180" class="drawing-strong" />
      <path class="drawing-device" d="M196 140V26a10 10 0 0 0-10-10h-56v14h52" />
      <path class="drawing-device" d="M112 12h34v22h-34zM122 34h14v7h-14z" />
      <path class="drawing-ray" d="M124 44l-48 84M134 44l48 84" />
      <path class="drawing-paper" d="M82 112h92l16 26H66z" />
      <path d="M92 120h60M88 128h76" />
    </>
  ),
  takePaper: (
    <>
      <rect class="drawing-device" x="44" y="12" width="152" height="58" rx="6" />
      <path class="drawing-strong" d="M66 58h108" />
      {sheet(82, 58, 76, 62)}
      {arrowDown(120, 118, 24)}
    </>
  ),
  scanCode: (
    <>
      <rect class="drawing-paper" x="24" y="30" width="84" height="84" rx="4" />
      <path d="M36 42h20v20H36zM76 42h20v20H76zM36 82h20v20H36zM66 72h8v8h-8zM80 76h16M70 92h10v10M90 90v12" />
      <rect class="drawing-device" x="156" y="18" width="58" height="112" rx="8" />
      <path d="M178 120h14M168 32h34v72h-34z" />
      <path class="drawing-ray" d="M152 56l-36-6M152 90l-36 6" />
    </>
  ),
  showReceipt: (
    <>
      <path d="M34 112h172l14 26H20z" class="drawing-device" />
      <path d="M92 124h56" class="drawing-strong" />
      {sheet(82, 2, 76, 88)}
      <path d="M104 56h11v11h-11zM125 56h11v11h-11zM104 74h11v11h-11zM124 74h5v5h-5zM131 80h5v5h-5z" />
      {arrowDown(120, 94, 16)}
    </>
  ),
  lookHere: (
    <>
      <circle class="drawing-device" cx="120" cy="26" r="13" />
      <circle cx="120" cy="26" r="5" />
      <circle class="drawing-paper" cx="120" cy="88" r="24" />
      <path d="M74 144c4-20 22-28 46-28s42 8 46 28M112 84v2M128 84v2M113 98q7 5 14 0" />
      <path class="drawing-ray" d="M106 42l-22 24M134 42l22 24" />
    </>
  ),
  takeAll: (
    <>
      {card(18, 60)}
      {sheet(140, 26, 76, 92)}
      <path class="drawing-move" d="M61 48V22M53 30l8-8 8 8" />
      <path class="drawing-move" d="M178 14V2M170 8l8-8 8 8" transform="translate(0 6)" />
      <path class="drawing-strong" d="M12 132h216" />
    </>
  ),
}
