/** Bench tool of the ID-card reader. */
import { fail, ok } from '../../base/result.ts'
import type { DeviceTool } from '../device-tool.ts'
import { ethnicities } from './ethnicity.ts'
import type { IdCardReader } from './port.ts'

const stages = {
  waiting: '请将身份证放在读卡区  lay the card on the reader',
  found: '',
  reading: '正在读取，请勿移动  reading, do not move the card',
} as const

export const tool: DeviceTool<IdCardReader> = {
  help: '居民身份证阅读器 (SAM over serial), --port serial:/dev/ttyUSB0?baud=115200',
  actions: {
    read: {
      help: 'waits for a card and prints what stands on it',
      async run(reader, { signal, say }) {
        const result = await reader.read({
          signal,
          onStage: (stage) => stages[stage] !== '' && say(stages[stage]),
          onText: () => {},
        })
        if (!result.ok) return result
        const { card, photo } = result.value
        return ok({ ...card, ethnicity: ethnicities.get(card.ethnicityCode) ?? null, photoBytes: photo.length })
      },
    },
    status: { help: 'asks the module to test itself', run: async (reader) => ok(reader.status()) },
    'sam-number': {
      help: 'prints the number of the security module',
      async run(reader) {
        const { detail } = reader.status()
        return detail === undefined
          ? fail({ code: 'deviceFault', detail: 'the module did not give its number' })
          : ok({ samNumber: detail.samNumber })
      },
    },
  },
}
