import type { DeviceDescription } from '../description.ts'
import { parseCameraAddress } from './address.ts'
import type { Camera, CameraKind } from './port.ts'

/** 高拍仪: photographs papers on the table. */
export const documentCamera = camera('documentCamera', 'document-camera')
/** 人像摄像头: sees the person at the terminal. */
export const faceCamera = camera('faceCamera', 'face-camera')

function camera<K extends CameraKind>(kind: K, simulator: string): DeviceDescription<K, Camera<K>> {
  return {
    kind,
    models: {
      uvc: {
        parseAddress: parseCameraAddress,
        create: async ({ url, onEvent }) => (await import('./driver.ts')).createCamera({ kind, url, onEvent }),
      },
    },
    tool: { name: 'camera', load: async () => (await import('./cli.ts')).tool },
    simulator,
  }
}
