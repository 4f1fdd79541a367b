import type { QrModules } from '#flows/journeys/port.ts'
import './qr-code.css'

/** Light modules around the code, without which scanners do not find it (ISO/IEC 18004). */
const quiet = 4

/** A QR code, drawn as one path. */
export function QrCode({ modules, label }: { readonly modules: QrModules; readonly label: string }) {
  const size = modules.length + 2 * quiet
  const path = modules
    .flatMap((row, y) => [...row].map((module, x) => (module === '1' ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '')))
    .join('')
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={path} />
    </svg>
  )
}
