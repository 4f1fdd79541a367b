import { fail, ok } from '../base/result.ts'
import type { HandlersOf } from './handler.ts'
import type { Dependencies } from './dependencies.ts'

export function cameraCommands({ devices, streams }: Pick<Dependencies, 'devices' | 'streams'>): HandlersOf<'Camera'> {
  return {
    'Camera.Open': ({ camera }) => {
      const device = devices[camera]
      const status = device?.status()
      if (!device || !status || status.state === 'absent') return fail({ code: 'deviceAbsent' })
      if (status.state === 'faulted') return fail({ code: 'deviceFault' })
      return ok({ stream: streams.open(camera, (options) => device.watch(options)) })
    },
    'Camera.Close': ({ camera }) => {
      streams.close(camera)
      return ok(null)
    },
  }
}
