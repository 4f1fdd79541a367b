/**
 * The questions as stations of a line: one that is not always asked hangs on a dashed piece with a way around it; an
 * answer that ends the application here leads out, to where it goes on instead.
 */
import type { GuideQuestion } from '../guide.ts'
import type { Sayer } from '../say.ts'
import { boxed, column, numbered, paragraph } from './blocks.ts'
import { moved, type Block, type Shape } from './drawing.ts'
import { widthOf } from './lines.ts'

const rail = 1.5
const textAt = 3.6
const gap = 0.35

export function questionLine(questions: readonly GuideQuestion[], width: number, speech: Sayer): Block {
  const shapes: Shape[] = []
  let y = 0
  for (const question of questions) {
    const station = stationOf(question, width, speech)
    const height = station.height + gap
    shapes.push(...moved(lineOf(question.when !== null, height), 0, y), ...moved(station.shapes, 0, y))
    y += height
  }
  return { height: y, shapes }
}

function lineOf(around: boolean, height: number): readonly Shape[] {
  if (!around)
    return [
      {
        kind: 'way',
        points: [
          [rail, 0],
          [rail, height],
        ],
        dashed: false,
        arrow: false,
      },
    ]
  const out = rail - 1.35
  const round = [
    [rail, 0],
    [rail, 0.15],
    [out, 0.15],
    [out, height - 0.15],
    [rail, height - 0.15],
    [rail, height],
  ] as const
  return [
    {
      kind: 'way',
      points: [
        [rail, 0],
        [rail, height],
      ],
      dashed: true,
      arrow: false,
    },
    { kind: 'way', points: round, dashed: false, arrow: false },
  ]
}

function stationOf(question: GuideQuestion, width: number, speech: Sayer): Block {
  const { say, label } = speech
  const exits = exitsOf(question, speech)
  const beside = exits.length > 0 && width >= 46
  const room = width - textAt
  const mine = beside ? room * 0.56 : room
  const exitWidth = beside ? room * 0.4 : room
  const text = column(
    [
      ...(question.when === null
        ? []
        : [paragraph(label('asked') + say(question.when), mine, { size: 0.85, colour: 'accent' })]),
      paragraph(say(question.text), mine, { bold: true }),
      optionsOf(question, mine, speech),
    ],
    0.15,
  )
  const out = column(
    exits.map((exit) =>
      boxed(paragraph(exit, exitWidth - 1.2, { size: 0.85, colour: 'exit' }), exitWidth, {
        stroke: 'exit',
        dashed: true,
        pad: 0.6,
      }),
    ),
    0.4,
  )
  const at = beside ? room - exitWidth + textAt : textAt
  const below = beside || out.height === 0 ? 0 : text.height + 0.4
  const height = Math.max(text.height, below + out.height, 2)
  const middle = (question.when === null ? 0 : 0.85 * 1.42 + 0.15) + 0.75
  return {
    height: height + 0.5,
    shapes: moved(
      [
        ...moved(numbered(question.number, 1), rail, middle),
        ...moved(text.shapes, textAt, 0),
        ...moved(out.shapes, at, below),
      ],
      0,
      0.5,
    ),
  }
}

function optionsOf({ options, several }: GuideQuestion, width: number, { say }: Sayer): Block {
  const size = 0.95
  const rows: string[] = []
  for (const { label } of options) {
    const option = `${several ? '□' : '○'} ${say(label)}`
    const last = rows.at(-1)
    const together = `${last}　${option}`
    if (last !== undefined && widthOf(together) * size <= width) rows[rows.length - 1] = together
    else rows.push(option)
  }
  return column(rows.map((row) => paragraph(row, width, { size, colour: 'quiet' })))
}

function exitsOf({ options }: GuideQuestion, { say, language }: Sayer): readonly string[] {
  return options.flatMap(({ label, block }) => {
    if (block === null) return []
    const aside = block.when === null ? '' : language === 'zh' ? `（${say(block.when)}）` : ` (${say(block.when)})`
    return [
      language === 'zh'
        ? `选“${say(label)}”${aside}：${say(block.goTo)}`
        : `“${say(label)}”${aside}: ${say(block.goTo)}`,
    ]
  })
}
