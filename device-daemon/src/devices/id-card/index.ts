import { parseAddress } from '../../transport/open.ts'
import type { DeviceDescription } from '../description.ts'
import type { IdCardReader } from './port.ts'

/** 居民身份证阅读器. */
export const idCard: DeviceDescription<'idCard', IdCardReader> = {
  kind: 'idCard',
  models: {
    'sam-serial': {
      parseAddress,
      create: async (options) => (await import('./driver.ts')).createIdCardReader(options),
    },
  },
  tool: { name: 'id-card', load: async () => (await import('./cli.ts')).tool },
  simulator: 'id-card',
}
