/** What the parts of the flow diagram are built of: paragraphs, boxes around them, one under the other. */
import { moved, type Block, type Colour, type Shape } from './drawing.ts'
import { wrap } from './lines.ts'

export interface Style {
  readonly size?: number
  readonly bold?: boolean
  readonly colour?: Colour
  readonly anchor?: 'start' | 'middle'
}

const leading = 1.42

export function paragraph(text: string, width: number, style: Style = {}): Block {
  const { size = 1, bold = false, colour = 'ink', anchor = 'start' } = style
  const lines = wrap(text, width, size, bold)
  return {
    height: lines.length * size * leading,
    shapes: lines.map((line, at): Shape => {
      const x = anchor === 'middle' ? width / 2 : 0
      return { kind: 'text', x, y: (at * leading + 1.06) * size, text: line, size, bold, colour, anchor }
    }),
  }
}

/** One under the other, with `gap` between them; those without content take no room. */
export function column(blocks: readonly Block[], gap = 0): Block {
  const shapes: Shape[] = []
  let height = 0
  for (const block of blocks.filter((one) => one.height > 0)) {
    if (height > 0) height += gap
    shapes.push(...moved(block.shapes, 0, height))
    height += block.height
  }
  return { height, shapes }
}

export interface Frame {
  readonly fill?: Colour | null
  readonly stroke?: Colour | null
  readonly dashed?: boolean
  readonly round?: number
  readonly pad?: number
  /** At least so high. */
  readonly height?: number
}

/** `width`: of the box; its content has `pad` less on either side. */
export function boxed(content: Block, width: number, frame: Frame = {}): Block {
  const { fill = 'paper', stroke = 'accent', dashed = false, round = 0.35, pad = 0.7 } = frame
  const height = Math.max(content.height + 2 * pad, frame.height ?? 0)
  return {
    height,
    shapes: [
      { kind: 'box', x: 0, y: 0, width, height, round, fill, stroke, dashed },
      ...moved(content.shapes, pad, pad),
    ],
  }
}

/** A number in a disc, its middle at the origin. */
export const numbered = (number: number, radius: number, fill: Colour = 'accent'): readonly Shape[] => [
  { kind: 'disc', x: 0, y: 0, radius, fill },
  {
    kind: 'text',
    x: 0,
    y: radius * 0.42,
    text: String(number),
    size: radius * 1.15,
    bold: true,
    colour: 'paper',
    anchor: 'middle',
  },
]
