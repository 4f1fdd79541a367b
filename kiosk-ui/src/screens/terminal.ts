import { Attract } from './attract/index.tsx'
import { Ending } from './ending/index.tsx'
import { Home } from './home/index.tsx'
import { Opening } from './opening/index.tsx'
import { OutOfService } from './outOfService/index.tsx'
import type { TerminalScreen, TerminalView } from './props.ts'

/** Screens that come with the first load: they must be there when the daemon is not. */
export const terminalScreens: Readonly<Record<TerminalScreen, TerminalView>> = {
  attract: Attract,
  home: Home,
  opening: Opening,
  outOfService: OutOfService,
  ending: Ending,
}
