/** Bench tool of the ID-card reader. */
import type { DeviceStatus } from '#contract/status.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import { openLink, parseAddress } from '../../transport/open.ts'
import type { DeviceTool, ToolContext, ToolFailure } from '../device-tool.ts'
import type { IdCardReader } from '../ports.ts'
import { settled } from '../supervisor.ts'
import { createIdCardReader } from './driver.ts'
import { ethnicities } from './ethnicity.ts'

const stages = {
  waiting: '请将身份证放在读卡区  lay the card on the reader',
  found: '',
  reading: '正在读取，请勿移动  reading, do not move the card',
} as const

export const tool: DeviceTool = {
  help: '居民身份证阅读器 (SAM over serial), --port serial:/dev/ttyUSB0?baud=115200',
  actions: {
    read: {
      help: 'waits for a card and prints what stands on it',
      run: (context) =>
        withReader(context, async (reader) => {
          const result = await reader.read({
            signal: context.signal,
            onStage: (stage) => stages[stage] !== '' && context.say(stages[stage]),
            onText: () => {},
          })
          if (!result.ok) return result
          const { card, photo } = result.value
          return ok({ ...card, ethnicity: ethnicities.get(card.ethnicityCode) ?? null, photoBytes: photo.length })
        }),
    },
    status: {
      help: 'asks the module to test itself',
      run: (context) => withReader(context, async (reader) => ok(reader.status())),
    },
    'sam-number': {
      help: 'prints the number of the security module',
      run: (context) => withReader(context, async (reader) => samNumber(reader.status())),
    },
  },
}

async function withReader<T>(
  context: ToolContext,
  use: (reader: IdCardReader) => Promise<Result<T, ToolFailure>>,
): Promise<Result<T, ToolFailure>> {
  const address = parseAddress(context.url)
  if (!address.ok) return address
  let trouble = ''
  const reader = createIdCardReader({
    url: context.url,
    open: openLink,
    onEvent: (_event, detail) => (trouble = detail),
  })
  try {
    const status = await settled(reader)
    if (status.state === 'absent') return fail({ code: 'deviceAbsent', detail: trouble })
    if (status.state === 'faulted' && status.model === undefined) return fail({ code: 'deviceFault', detail: trouble })
    return await use(reader)
  } finally {
    await reader.stop()
  }
}

function samNumber({ model }: DeviceStatus): Result<unknown, ToolFailure> {
  return model === undefined
    ? fail({ code: 'deviceFault', detail: 'the module did not give its number' })
    : ok({ samNumber: model.replace('SAM ', '') })
}
