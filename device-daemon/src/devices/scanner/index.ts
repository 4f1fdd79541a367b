import { fail } from '../../base/result.ts'
import { parseAddress } from '../../transport/open.ts'
import type { DeviceDescription, DeviceModel } from '../description.ts'
import { dialects, type Dialect } from './codec.ts'
import type { Scanner } from './port.ts'

const examples = { serial: 'serial:/dev/kiosk/scanner?baud=115200', tcp: 'tcp://192.168.1.41:10001' } as const

/** 扫码器. */
export const scanner: DeviceDescription<'scanner', Scanner> = {
  kind: 'scanner',
  models: {
    'honeywell-serial': model('serial', dialects.honeywell),
    'honeywell-tcp': model('tcp', dialects.honeywell),
    'zkb200-serial': model('serial', dialects.zkb200),
    'cipherlab-serial': model('serial', dialects.cipherlab),
  },
  tool: { name: 'scanner', load: async () => (await import('./cli.ts')).tool },
  simulator: 'scanner',
}

/** One model per kind of line: a scanner sold for serial has no plug for TCP. The codec is the same. */
function model(line: 'serial' | 'tcp', dialect: Dialect): DeviceModel<Scanner> {
  return {
    parseAddress(url) {
      const address = parseAddress(url)
      if (!address.ok || address.value.kind === line) return address
      return fail({ code: 'badAddress', detail: `"${url}": this model is reached by ${examples[line]}` })
    },
    create: async (options) => (await import('./driver.ts')).createScanner({ ...options, dialect }),
  }
}
