/** One action of the bench tool: opens the device, reports why if it cannot be used, stops it afterwards. */
import { fail, type Result } from '../base/result.ts'
import type { ToolFailure } from './device-tool.ts'
import type { Supervised } from './device.ts'
import { settled } from './supervisor.ts'

type OnEvent = (event: string, detail: string) => void

/**
 * `create` gets the listener for the driver's `onEvent`. A device that answers but has no paper counts as usable here:
 * the technician wants to see its status.
 */
export async function withDevice<D extends Supervised, T>(
  create: (onEvent: OnEvent) => Promise<D>,
  use: (device: D) => Promise<Result<T, ToolFailure>>,
): Promise<Result<T, ToolFailure>> {
  let trouble: string | null = null
  const device = await create((_event, detail) => (trouble = detail))
  try {
    const status = await settled(device)
    if (status.state === 'absent') return fail({ code: 'deviceAbsent', detail: trouble ?? 'not there' })
    if (status.state === 'faulted' && trouble !== null) return fail({ code: 'deviceFault', detail: trouble })
    return await use(device)
  } finally {
    await device.stop()
  }
}
