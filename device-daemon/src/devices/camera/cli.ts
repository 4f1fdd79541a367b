/** Bench tool of the cameras. */
import { writeFile } from 'node:fs/promises'
import { fail, ok, type Result } from '../../base/result.ts'
import type { DeviceTool, ToolContext, ToolFailure } from '../device-tool.ts'
import type { Camera } from './port.ts'
import { measureSharpness, sharpEnough } from './sharpness.ts'

export const tool: DeviceTool<Camera> = {
  help: 'document or face camera (UVC), --port uvc:/dev/video0?size=2592x1944',
  actions: {
    status: { help: 'takes one picture to see whether it works', run: async (camera) => ok(camera.status()) },
    still: {
      help: 'takes a picture, says how sharp it is, writes it to FILE when one is given',
      run: still,
    },
  },
}

async function still(camera: Camera, { args, signal }: ToolContext): Promise<Result<unknown, ToolFailure>> {
  const picture = await camera.still({ signal })
  if (!picture.ok) return picture
  const sharpness = await measureSharpness(picture.value)
  if (!sharpness.ok) return sharpness
  const [file] = args
  if (file !== undefined) {
    const problem = await writeFile(file, picture.value).catch((error: Error) => error)
    if (problem instanceof Error) return fail({ code: 'usage', detail: problem.message })
  }
  return ok({
    bytes: picture.value.length,
    sharpness: Math.round(sharpness.value * 100) / 100,
    sharp: sharpness.value >= sharpEnough,
    ...(file === undefined ? {} : { file }),
  })
}
