/** Bench tool of the scanner. */
import { ok } from '../../base/result.ts'
import type { DeviceTool } from '../device-tool.ts'
import type { Scanner } from './port.ts'

export const tool: DeviceTool<Scanner> = {
  help: '扫码器 (serial, or TCP), --port serial:/dev/ttyUSB0?baud=115200 or tcp://host:port; other makes by --model',
  actions: {
    scan: {
      help: 'waits for a code and prints what it says',
      async run(scanner, { signal, say }) {
        say('请出示二维码或条码  show a code')
        return scanner.scan({ signal })
      },
    },
    status: {
      help: 'says whether the line is open; a scanner answers no questions',
      run: async (scanner) => ok(scanner.status()),
    },
  },
}
