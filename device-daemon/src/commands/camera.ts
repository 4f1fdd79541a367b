import { fail, ok } from '../base/result.ts'
import { inSession, type HandlersOf } from './handler.ts'
import type { Ports } from './ports.ts'

export function cameraCommands({ devices, streams }: Pick<Ports, 'devices' | 'streams'>): HandlersOf<'Camera'> {
  return {
    'Camera.Open': inSession<'Camera.Open'>((_session, { camera }) => {
      const device = devices[camera]
      const status = device?.status()
      if (!device || !status || status.state === 'absent') return fail({ code: 'deviceAbsent' })
      if (status.state === 'faulted') return fail({ code: 'deviceFault' })
      return ok({ stream: streams.open(camera, (options) => device.watch(options)) })
    }),
    'Camera.Close': (payload) => {
      streams.close(payload.camera)
      return ok(null)
    },
  }
}
