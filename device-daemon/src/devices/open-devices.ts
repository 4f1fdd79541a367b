/**
 * Creates the drivers of the devices in the profile. Each opens its device in the background; nothing waits for them.
 */
import type { Log } from '../base/log.ts'
import type { Config } from '../profile/config.ts'
import { openLink } from '../transport/open.ts'
import type { CreateOptions } from './description.ts'
import { descriptions, type Devices } from './kinds.ts'

export async function openDevices(
  declared: Config['devices'],
  { folder, log }: Pick<CreateOptions, 'folder'> & { readonly log: Log },
): Promise<Devices> {
  // An absent device is looked for every second; the same message is logged only once.
  const onEvent = (device: string) => {
    let last = ''
    return (event: string, detail: string): void => {
      if (last !== (last = `${event} ${detail}`)) log.info({ device, event, detail }, 'device')
    }
  }
  const devices = await Promise.all(
    descriptions.map(async ({ kind, models }) => {
      const it = declared[kind]
      const device =
        it && (await models[it.model]?.create({ url: it.url, open: openLink, folder, onEvent: onEvent(kind) }))
      return [kind, device ?? null] as const
    }),
  )
  return Object.fromEntries(devices) as unknown as Devices
}
