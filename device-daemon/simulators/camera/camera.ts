/** A UVC camera in either role; the roles differ in what they see when nothing was shown yet. */
import { faultAct } from '../harness/fault-act.ts'
import { createFaults } from '../harness/faults.ts'
import { runSimulator, type RunningSimulator, type SimulatorContext } from '../harness/simulator.ts'
import { drawPicture, pictureNames, takeJpeg, type PictureName } from './pictures.ts'
import { createStream } from './stream.ts'

/** A high-resolution camera over USB 2. */
const framesPerSecond = 8
const startOfImage = [0xff, 0xd8]

export function runCamera(name: 'document-camera' | 'face-camera', atFirst: PictureName): Promise<void> {
  return runSimulator({ name, start: (context) => start(context, atFirst) })
}

async function start(context: SimulatorContext, atFirst: PictureName): Promise<RunningSimulator> {
  const faults = createFaults(context.random, { preamble: startOfImage })
  let shown: string = atFirst
  let picture: Promise<Buffer> | null = null
  const path = `${context.run}/dev/${context.name}`
  const stream = createStream({
    path,
    framesPerSecond,
    frame: () => (picture ??= drawPicture(atFirst, false)),
    spoil: (frame) => faults.spoil(frame, 'frame'),
    onWatchers: (count) => context.emit('watchers', count),
  })
  await stream.plug()

  return {
    url: `mjpeg+unix:${path}`,
    acts: {
      'picture.show': {
        help: `Puts something before the camera: {name: ${pictureNames.map((each) => `"${each}"`).join(' | ')}} or {jpeg: base64}; {blurred: true} out of focus.`,
        async do(input) {
          const blurred = input['blurred'] === true
          const next =
            typeof input['jpeg'] === 'string'
              ? takeJpeg(Buffer.from(input['jpeg'], 'base64'), blurred)
              : drawPicture(known(input['name']), blurred)
          await next
          picture = next
          shown = typeof input['jpeg'] === 'string' ? 'jpeg' : String(input['name'])
          context.emit('picture', shown)
        },
      },
      'picture.get': {
        help: 'What is before the camera now: {jpeg: base64}.',
        do: async () => ({ jpeg: (await (picture ??= drawPicture(atFirst, false))).toString('base64') }),
      },
      'cable.pull': { help: 'Pulls the cable: the stream ends, the device disappears.', do: () => stream.pull() },
      'cable.plug': { help: 'Plugs it back in.', do: () => stream.plug() },
      fault: faultAct(faults),
    },
    state: () => ({ plugged: stream.isPlugged(), shown, watchers: stream.watchers(), faults: faults.armed() }),
    stop: () => stream.pull(),
  }
}

function known(name: unknown): PictureName {
  const found = pictureNames.find((each) => each === name)
  if (found === undefined) throw new Error(`no such picture: one of ${pictureNames.join(', ')}`)
  return found
}
