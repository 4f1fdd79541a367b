import type { DeviceStatus } from '#contract/status.ts'
import type { Supervised } from '../device.ts'

/**
 * Resolves with the first status, including the current one, for which `holds` is true. If none comes, the test runner
 * ends the test.
 */
export function until(device: Supervised, holds: (status: DeviceStatus) => boolean): Promise<DeviceStatus> {
  const now = device.status()
  if (holds(now)) return Promise.resolve(now)
  return new Promise((resolve) => {
    const off = device.onStatus((status) => {
      if (!holds(status)) return
      off()
      resolve(status)
    })
  })
}
