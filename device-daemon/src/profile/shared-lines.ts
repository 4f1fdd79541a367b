/** Two devices on one line: each driver would take the other's answers for nonsense. */
import { realpathSync } from 'node:fs'
import type { DeviceKind } from '#contract/devices.ts'
import type { Finding } from '#flows/catalogue/problem.ts'
import { simulatorOf } from './simulators.ts'

type Devices = Readonly<Partial<Record<DeviceKind, { readonly url: string } | undefined>>>

export function sharedLines(devices: Devices): readonly Finding[] {
  const first = new Map<string, string>()
  return Object.entries(devices).flatMap(([kind, it]): readonly Finding[] => {
    // A simulator of another kind is a problem of its own.
    if (it === undefined || simulatorOf(it.url) !== null) return []
    const line = lineOf(it.url)
    const other = first.get(line)
    if (other === undefined) {
      first.set(line, kind)
      return []
    }
    const message = `${other} is on the same line`
    return [{ path: ['devices', kind, 'url'], message, remedy: 'every device has a line of its own' }]
  })
}

/** What is plugged in, whatever the options are and by whichever name: a udev rule may give one port several. */
function lineOf(url: string): string {
  const [address = ''] = url.split('?', 1)
  const path = /^[a-z]+:(\/(?!\/).*)$/.exec(address)?.[1]
  return path === undefined ? address.toLowerCase() : realPathOf(path)
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    // Not plugged in: only its name is known.
    return path
  }
}
