import { command, type } from '../command.ts'
import { Nothing } from '../schemas.ts'

export const notice = {
  /**
   * Reads the code of a printed 一次性告知书 with the scanner, before anybody's session. `notice` is what `Session.Begin`
   * takes to begin where the paper ends. Any other code is neither opened, followed nor kept.
   */
  'Notice.Scan': command({
    payload: Nothing,
    result: type<{ readonly affair: string; readonly notice: string }>(),
    needs: 'mayBegin',
    device: 'scanner',
    timeoutMs: 60_000,
  }),
}
