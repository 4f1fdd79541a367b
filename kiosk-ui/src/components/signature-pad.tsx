import { useRef, useState } from 'preact/hooks'
import { signatureLimits } from '#contract/signature-limits.ts'
import type { Strokes } from '#flows/journeys/port.ts'
import { t } from '../texts/index.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { drawnOn, fitting, type Point, type Stroke } from './strokes.ts'
import './signature-pad.css'

/** Proportions of the signing area; the daemon draws the signature into a box of the same shape. */
export const padShape = { width: 3, height: 1.2 } as const

export interface SignaturePadProps {
  readonly strokes: Strokes
  readonly onChange: (strokes: Strokes) => void
}

interface Drawing {
  points: Stroke
  /** Another stroke was finished while this one lasted. */
  overtaken: boolean
}

/** A hand laid on the area beside the pen: it hardly moves while strokes are drawn. In parts of the area's width. */
const rests = (points: readonly Point[]): boolean =>
  points.every(([x, y]) => Math.hypot(x - (points[0]?.[0] ?? x), y - (points[0]?.[1] ?? y)) < 0.05)

/** Records the strokes of a finger or pen: coordinates in 0…1 of the area, time and pressure. */
export function SignaturePad({ strokes, onChange }: SignaturePadProps) {
  const [drawn, setDrawn] = useState<readonly (readonly Point[])[]>([])
  const begun = useRef<number | null>(null)
  const drawings = useRef(new Map<number, Drawing>())
  // Two fingers lifted at once finish two strokes before the next drawing of the screen.
  const all = useRef(strokes)
  all.current = strokes
  const full = strokes.length >= signatureLimits.strokes

  const pointOf = (event: PointerEvent, area: Element): Point => {
    const box = area.getBoundingClientRect()
    begun.current ??= event.timeStamp
    const inside = (part: number) => Math.round(Math.min(1, Math.max(0, part)) * 10_000) / 10_000
    return [
      inside((event.clientX - box.left) / box.width),
      inside((event.clientY - box.top) / box.height),
      Math.max(0, Math.round(event.timeStamp - begun.current)),
      Math.round(Math.min(1, event.pressure || 0.5) * 1000) / 1000,
    ]
  }
  const show = () => setDrawn([...drawings.current.values()].map(({ points }) => points))
  const finish = ({ pointerId }: PointerEvent) => {
    const drawing = drawings.current.get(pointerId)
    if (drawing === undefined) return
    drawings.current.delete(pointerId)
    show()
    if (drawing.overtaken && rests(drawing.points)) return
    for (const other of drawings.current.values()) other.overtaken = true
    all.current = fitting([...all.current, drawing.points])
    onChange(all.current)
  }

  return (
    <div class="signature">
      <div class="signature-area">
        <span class="signature-line" aria-hidden="true" />
        <svg
          viewBox={`0 0 ${padShape.width * 1000} ${padShape.height * 1000}`}
          role="img"
          aria-label={t('sign.area')}
          onPointerDown={(event) => {
            if (all.current.length + drawings.current.size >= signatureLimits.strokes) return
            event.currentTarget.setPointerCapture(event.pointerId)
            drawings.current.set(event.pointerId, { points: [pointOf(event, event.currentTarget)], overtaken: false })
            show()
          }}
          onPointerMove={(event) => {
            const drawing = drawings.current.get(event.pointerId)
            if (drawing === undefined) return
            const area = event.currentTarget
            drawing.points = drawnOn(
              drawing.points,
              coalesced(event).map((step) => pointOf(step, area)),
            )
            show()
          }}
          onPointerUp={finish}
          onPointerCancel={finish}
        >
          {strokes.map((stroke, index) => (
            <path key={index} d={pathOf(stroke)} />
          ))}
          {drawn.map((points, index) => (
            <path key={`drawn ${index}`} d={pathOf(points)} />
          ))}
        </svg>
      </div>
      {full && <Notice kind="plain" title={t('sign.full')} />}
      <div class="signature-acts">
        <Button kind="quiet" icon="undo" disabled={strokes.length === 0} onPress={() => onChange(strokes.slice(0, -1))}>
          {t('sign.undo')}
        </Button>
        <Button kind="quiet" icon="trash" disabled={strokes.length === 0} onPress={() => onChange([])}>
          {t('sign.clear')}
        </Button>
      </div>
    </div>
  )
}

/** All samples the panel took since the last frame. */
function coalesced(event: PointerEvent): readonly PointerEvent[] {
  const all = event.getCoalescedEvents()
  return all.length > 0 ? all : [event]
}

function pathOf(stroke: readonly Point[]): string {
  const at = ([x, y]: Point) => `${(x * padShape.width * 1000).toFixed(0)} ${(y * padShape.height * 1000).toFixed(0)}`
  const [first, ...rest] = stroke
  return first === undefined
    ? ''
    : `M${at(first)}${(rest.length > 0 ? rest : [first]).map((point) => `L${at(point)}`).join('')}`
}
