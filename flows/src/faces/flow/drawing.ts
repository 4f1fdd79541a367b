/** Shapes, blocks of them, and their SVG. All lengths are in ems of the drawing's text. */

export type Colour = 'ink' | 'quiet' | 'accent' | 'soft' | 'exit' | 'paper' | 'hair'

export type Shape =
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly round: number
      readonly fill: Colour | null
      readonly stroke: Colour | null
      readonly dashed: boolean
    }
  | { readonly kind: 'disc'; readonly x: number; readonly y: number; readonly radius: number; readonly fill: Colour }
  | { readonly kind: 'way'; readonly points: readonly Point[]; readonly dashed: boolean; readonly arrow: boolean }
  | {
      readonly kind: 'text'
      readonly x: number
      /** The baseline. */
      readonly y: number
      readonly text: string
      readonly size: number
      readonly bold: boolean
      readonly colour: Colour
      readonly anchor: 'start' | 'middle'
    }

export type Point = readonly [x: number, y: number]

export interface Block {
  readonly height: number
  readonly shapes: readonly Shape[]
}

export const moved = (shapes: readonly Shape[], dx: number, dy: number): readonly Shape[] =>
  shapes.map((shape) =>
    shape.kind === 'way'
      ? { ...shape, points: shape.points.map(([x, y]): Point => [x + dx, y + dy]) }
      : { ...shape, x: shape.x + dx, y: shape.y + dy },
  )

/** Calm, and told apart in grey as well. */
const palettes: Readonly<Record<'plain' | 'solemn', Readonly<Record<Colour, string>>>> = {
  plain: {
    ink: '#1c2b33',
    quiet: '#51626b',
    accent: '#0f5f66',
    soft: '#e9f2f2',
    exit: '#8a4b12',
    paper: '#ffffff',
    hair: '#9db0b5',
  },
  solemn: {
    ink: '#22272b',
    quiet: '#565d63',
    accent: '#3f4b55',
    soft: '#eef0f1',
    exit: '#6b4a2b',
    paper: '#ffffff',
    hair: '#a7adb2',
  },
}

const fonts = "'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
/** User units per em. */
const unit = 10
const round = (value: number): string => String(Math.round(value * unit * 10) / 10)

export function svg(
  { shapes, height }: Block,
  {
    width,
    tone,
    title,
    language,
  }: {
    readonly width: number
    readonly tone: 'plain' | 'solemn'
    readonly title: string
    readonly language: string
  },
): string {
  const colours = palettes[tone]
  const size = `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" xml:lang="${language}" font-family="${fonts}">`,
    `<title>${escaped(title)}</title>`,
    ...shapes.map((shape) => drawn(shape, colours)),
    '</svg>',
  ].join('\n')
}

function drawn(shape: Shape, colours: Readonly<Record<Colour, string>>): string {
  const dash = 'dashed' in shape && shape.dashed ? ' stroke-dasharray="4 3"' : ''
  switch (shape.kind) {
    case 'box': {
      const place = `x="${round(shape.x)}" y="${round(shape.y)}"`
      const size = `width="${round(shape.width)}" height="${round(shape.height)}" rx="${round(shape.round)}"`
      const stroke = shape.stroke === null ? '' : ` stroke="${colours[shape.stroke]}" stroke-width="1.1"`
      const fill = shape.fill === null ? 'none' : colours[shape.fill]
      return `<rect ${place} ${size} fill="${fill}"${stroke}${dash}/>`
    }
    case 'disc':
      return [
        `<circle cx="${round(shape.x)}" cy="${round(shape.y)}"`,
        `r="${round(shape.radius)}" fill="${colours[shape.fill]}"/>`,
      ].join(' ')
    case 'way': {
      const path = shape.points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('')
      const line = `<path d="${path}" fill="none" stroke="${colours.accent}" stroke-width="1.6"${dash}/>`
      return shape.arrow ? line + arrowHead(shape.points, colours.accent) : line
    }
    case 'text': {
      const weight = shape.bold ? ' font-weight="700"' : ''
      const look = `font-size="${round(shape.size)}"${weight} fill="${colours[shape.colour]}"`
      const anchor = shape.anchor === 'middle' ? ' text-anchor="middle"' : ''
      return `<text x="${round(shape.x)}" y="${round(shape.y)}" ${look}${anchor}>${escaped(shape.text)}</text>`
    }
  }
}

function arrowHead(points: readonly Point[], colour: string): string {
  const [tip, before] = [points.at(-1), points.at(-2)]
  if (tip === undefined || before === undefined) return ''
  const [dx, dy] = [Math.sign(tip[0] - before[0]), Math.sign(tip[1] - before[1])]
  const corner = (side: number): string => {
    const along = 0.75
    return `${round(tip[0] - dx * along + dy * side * 0.45)} ${round(tip[1] - dy * along + dx * side * 0.45)}`
  }
  return `<path d="M${round(tip[0])} ${round(tip[1])}L${corner(1)}L${corner(-1)}Z" fill="${colour}"/>`
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
