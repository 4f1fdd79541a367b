/** The items stage by stage: side by side what runs side by side, dashed what does not always apply. */
import type { Guide, GuideItem } from '../guide.ts'
import type { Sayer } from '../say.ts'
import { stageName } from '../words.ts'
import { boxed, column, numbered, paragraph } from './blocks.ts'
import { moved, type Block, type Shape } from './drawing.ts'
import { widthOf } from './lines.ts'

const gap = 0.9

export function stageBlocks({ stages, items }: Guide, width: number, speech: Sayer): readonly Block[] {
  const least = speech.language === 'zh' ? 15 : 16
  const most = Math.max(1, Math.floor((width + gap) / (least + gap)))
  return stages.map((stage, index) => {
    const here = items.filter(({ number }) => stage.includes(number))
    const rows = Math.ceil(here.length / most)
    const across = Math.ceil(here.length / rows)
    const aside = here.length > 1 ? ` · ${speech.label('sideBySide')}` : ''
    const title = paragraph(speech.say(stageName(index + 1)) + aside, width, {
      size: 0.9,
      bold: true,
      colour: 'accent',
    })
    const boxes = Array.from({ length: rows }, (_, row) =>
      rowOf(here.slice(row * across, (row + 1) * across), across, width, speech),
    )
    return column([title, column(boxes, gap)], 0.35)
  })
}

function rowOf(items: readonly GuideItem[], across: number, width: number, speech: Sayer): Block {
  const each = Math.min((width - gap * (across - 1)) / across, 30)
  const contents = items.map((item) => contentOf(item, each - 1.5, speech))
  const height = Math.max(...contents.map((content) => content.height)) + 1.5
  return {
    height,
    shapes: contents.flatMap((content, at) => {
      const dashed = items[at]?.when !== null
      return moved(
        boxed(content, each, { fill: dashed ? 'paper' : 'soft', dashed, pad: 0.75, height }).shapes,
        at * (each + gap),
        0,
      )
    }),
  }
}

function contentOf(item: GuideItem, width: number, speech: Sayer): Block {
  const { say, label } = speech
  const name = paragraph(say(item.name), width - 2.2, { bold: true })
  const small = { size: 0.85, colour: 'quiet' } as const
  const tags = [
    ...(item.mandatory === null ? [] : [label('mandatory')]),
    ...(item.onSite === null && item.atTerminal === 'whole' ? [] : [label('onSite')]),
  ]
  return column(
    [
      { height: name.height, shapes: [...moved(numbered(item.number, 0.8), 0.8, 0.72), ...moved(name.shapes, 2.2, 0)] },
      paragraph(say(item.department), width, small),
      ...(item.promise === null ? [] : [paragraph(label('promised') + say(item.time), width, small)]),
      ...(item.when === null ? [] : [paragraph(say(item.when), width, { size: 0.85, colour: 'accent' })]),
      ...(item.after.length === 0 ? [] : [paragraph(speech.after(item), width, small)]),
      tagRow(tags),
    ],
    0.15,
  )
}

function tagRow(tags: readonly string[]): Block {
  const size = 0.8
  const shapes: Shape[] = []
  let x = 0
  for (const tag of tags) {
    const width = widthOf(tag, true) * size + 0.8
    shapes.push(
      { kind: 'box', x, y: 0.2, width, height: 1.3, round: 0.25, fill: null, stroke: 'accent', dashed: false },
      { kind: 'text', x: x + width / 2, y: 1.14, text: tag, size, bold: true, colour: 'accent', anchor: 'middle' },
    )
    x += width + 0.5
  }
  return { height: tags.length === 0 ? 0 : 1.5, shapes }
}
