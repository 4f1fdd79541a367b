/**
 * 流程图: the way through a service, drawn once for poster, leaflet, guide and web: what is asked, what is handed in, what
 * the departments do and in which order, how the results come. Pure; widths in ems, so that a phone gets another shape
 * than a wall and the text keeps its size.
 */
import type { Language } from '../../model/language.ts'
import type { Guide } from '../guide.ts'
import { sayer, type Sayer } from '../say.ts'
import { phases, steps } from '../words.ts'
import { boxed, column, paragraph } from './blocks.ts'
import { moved, svg, type Block, type Shape } from './drawing.ts'
import { stageBlocks } from './items.ts'
import { questionLine } from './questions.ts'

export interface FlowDiagram {
  readonly svg: string
  /** In ems of its text. */
  readonly width: number
  readonly height: number
}

/** On less, the names of the parts stand above them. */
const wide = 44
const between = 1.9
const margin = 0.2

/** `columns` 2: what is asked on the left, what follows from it on the right, for a sheet that is not high enough. */
export function flowDiagram(guide: Guide, language: Language, width: number, columns: 1 | 2 = 1): FlowDiagram {
  const speech = sayer(guide, language)
  const whole = columns === 1 ? upright(guide, width, speech) : sideBySide(guide, width, speech)
  const shapes = moved(whole.shapes, margin, margin)
  const [drawnWidth, height] = [width + 2 * margin, whole.height + 2 * margin]
  const title = `${speech.say(guide.name)} · ${speech.heading('diagram')}`
  return {
    svg: svg({ shapes, height }, { width: drawnWidth, tone: guide.tone, title, language }),
    width: drawnWidth,
    height,
  }
}

function upright(guide: Guide, width: number, speech: Sayer): Block {
  const band = width < wide ? 0 : speech.language === 'zh' ? 5.4 : 8
  const inner = band === 0 ? width : width - band - 1.2
  const parts = [asked(guide, inner, speech), ...done(guide, inner, speech)]
  const at = band === 0 ? width / 2 : band + 1.2 + inner / 2
  return arrowed(
    parts.filter(({ part }) => part.height > 0).map(({ name, part }) => phase(name, part, band, width)),
    at,
  )
}

const gutter = 2.6
/** How much of the width the questions may take; the lowest diagram wins. */
const shares = [0.5, 0.44, 0.38, 0.32, 0.58]

function sideBySide(guide: Guide, width: number, speech: Sayer): Block {
  if (guide.questions.length === 0) return upright(guide, width, speech)
  const ways = shares.map((share) => panes(guide, [share * (width - gutter), (1 - share) * (width - gutter)], speech))
  return ways.reduce((best, way) => (way.height < best.height - 0.5 ? way : best))
}

function panes(guide: Guide, [first, second]: readonly [number, number], speech: Sayer): Block {
  const { name, part } = asked(guide, first, speech)
  const left = phase(name, part, 0, first)
  const right = arrowed(
    done(guide, second, speech).map((one) => phase(one.name, one.part, 0, second)),
    second / 2,
  )
  const across = [
    [first + 0.3, 1],
    [first + gutter - 0.3, 1],
  ] as const
  return {
    height: Math.max(left.height, right.height),
    shapes: [
      ...left.shapes,
      { kind: 'way', points: across, dashed: false, arrow: true },
      ...moved(right.shapes, first + gutter, 0),
    ],
  }
}

interface Part {
  readonly name: string
  readonly part: Block
}

const asked = ({ questions }: Guide, width: number, speech: Sayer): Part => ({
  name: speech.say(phases.told),
  part: questionLine(questions, width, speech),
})

const done = (guide: Guide, width: number, speech: Sayer): readonly Part[] => [
  { name: speech.say(phases.window), part: handIn(width, speech) },
  { name: speech.say(phases.handled), part: arrowed(stageBlocks(guide, width, speech), width / 2) },
  { name: speech.say(phases.results), part: results(guide, width, speech) },
]

/** With an arrow from each to the next. */
function arrowed(blocks: readonly Block[], at: number): Block {
  const shapes: Shape[] = []
  let y = 0
  for (const [index, block] of blocks.entries()) {
    if (index > 0) {
      shapes.push({
        kind: 'way',
        points: [
          [at, y + 0.25],
          [at, y + between - 0.25],
        ],
        dashed: false,
        arrow: true,
      })
      y += between
    }
    shapes.push(...moved(block.shapes, 0, y))
    y += block.height
  }
  return { height: y, shapes }
}

function phase(name: string, part: Block, band: number, width: number): Block {
  if (band === 0) {
    const head = boxed(paragraph(name, width - 1, { bold: true, colour: 'paper' }), width, {
      fill: 'accent',
      stroke: null,
      pad: 0.45,
    })
    return column([head, part], 0.6)
  }
  const label = paragraph(name, band - 1, { bold: true, colour: 'paper', anchor: 'middle' })
  const height = Math.max(part.height, label.height + 1)
  const inside = moved(label.shapes, 0.5, (height - label.height) / 2)
  return {
    height,
    shapes: [
      { kind: 'box', x: 0, y: 0, width: band, height, round: 0.35, fill: 'accent', stroke: null, dashed: false },
      ...inside,
      ...moved(part.shapes, band + 1.2, (height - part.height) / 2),
    ],
  }
}

/** 一表申请, 一套材料, then it is signed and handed in. */
function handIn(width: number, { say }: Sayer): Block {
  const across = width < 30 ? 1 : steps.length
  const gap = across === 1 ? 0.6 : 1.6
  const each = (width - gap * (across - 1)) / across
  const contents = steps.map(({ name, text }) =>
    column([
      paragraph(say(name), each - 1.4, { bold: true }),
      paragraph(say(text), each - 1.4, { size: 0.85, colour: 'quiet' }),
    ]),
  )
  const height = Math.max(...contents.map((content) => content.height)) + 1.4
  const boxes = contents.map((content) => boxed(content, each, { fill: 'soft', height: across === 1 ? 0 : height }))
  if (across === 1) return column(boxes, gap)
  return {
    height,
    shapes: boxes.flatMap((box, at): readonly Shape[] => [
      ...moved(box.shapes, at * (each + gap), 0),
      ...(at === 0
        ? []
        : [
            {
              kind: 'way',
              points: [
                [at * (each + gap) - gap + 0.2, height / 2],
                [at * (each + gap) - 0.15, height / 2],
              ],
              dashed: false,
              arrow: true,
            } as const,
          ]),
    ]),
  }
}

const results = ({ delivery }: Guide, width: number, { say, list }: Sayer): Block =>
  boxed(paragraph(list(delivery.map(({ name }) => say(name))), width - 2, { bold: true }), width, {
    fill: 'soft',
    round: 1.3,
    pad: 0.8,
  })
