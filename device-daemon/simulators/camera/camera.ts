/** A UVC camera, as document or face camera; the two differ in the picture shown at first. */
import { flag, needed, number, oneOf, text } from '../harness/input.ts'
import { createPluggable, type Pluggable } from '../harness/pluggable.ts'
import { runSimulator, type RunningSimulator, type SimulatorContext } from '../harness/simulator.ts'
import { drawPicture, pictureNames, takeJpeg, type PictureName } from './pictures.ts'
import { cutShort } from './cut-short.ts'
import { openStream, type Stream } from './stream.ts'
import { takeUsualTables, withoutTables } from './usual-tables.ts'

/** Frame rate of a high-resolution camera over USB 2. */
const framesPerSecond = 8
const startOfImage = [0xff, 0xd8]

export function runCamera(name: 'document-camera' | 'face-camera', atFirst: PictureName): Promise<void> {
  return runSimulator({ name, start: (context) => start(context, atFirst) })
}

async function start(context: SimulatorContext, atFirst: PictureName): Promise<RunningSimulator> {
  let shown: string = atFirst
  let picture: Promise<Buffer> | null = null
  let bare: { readonly of: Promise<Buffer>; readonly jpeg: Promise<Buffer> } | null = null
  let sendsBare = false
  let halves = 0
  const path = `${context.run}/dev/${context.name}`
  async function nextFrame(): Promise<Buffer> {
    const whole = (picture ??= drawPicture(atFirst, false))
    if (sendsBare && bare?.of !== whole)
      bare = { of: whole, jpeg: whole.then((jpeg) => withoutTables(takeUsualTables(jpeg))) }
    const frame = await (sendsBare && bare !== null ? bare.jpeg : whole)
    if (halves === 0) return frame
    halves -= 1
    return cutShort(frame)
  }
  const plug = (): Promise<Stream> =>
    openStream({
      path,
      framesPerSecond,
      frame: () => nextFrame(),
      spoil: (frame) => device.spoil(frame, 'frame'),
      onWatchers: (count) => context.emit('watchers', count),
    })
  const device: Pluggable<Stream> = createPluggable(context, {
    shape: { preamble: startOfImage },
    cable: await plug(),
    plug,
  })

  const quotedNames = pictureNames.map((each) => `"${each}"`).join(' | ')
  return {
    url: `mjpeg+unix:${path}`,
    device,
    acts: {
      'picture.show': {
        help: `Puts something before the camera: {name: ${quotedNames}} or {jpeg: base64}; {blurred: true} out of focus.`,
        async do(input) {
          const blurred = flag(input, 'blurred') ?? false
          const jpeg = text(input, 'jpeg')
          const name = jpeg === undefined ? needed(oneOf(input, 'name', pictureNames), 'name or jpeg') : 'jpeg'
          const next =
            name === 'jpeg' ? takeJpeg(Buffer.from(jpeg ?? '', 'base64'), blurred) : drawPicture(name, blurred)
          await next
          picture = next
          shown = name
          context.emit('picture', shown)
        },
      },
      'sends.set': {
        help: 'How it sends: {bare?: true} without Huffman tables, as UVC cameras do; {halves?: n} of the next n frames half of the data.',
        do(input) {
          sendsBare = flag(input, 'bare') ?? false
          halves = number(input, 'halves') ?? 0
        },
      },
      'picture.get': {
        help: 'What is before the camera now: {jpeg: base64}.',
        do: async () => ({ jpeg: (await (picture ??= drawPicture(atFirst, false))).toString('base64') }),
      },
    },
    state: () => ({ shown, watchers: device.cable()?.watchers() ?? 0 }),
  }
}
