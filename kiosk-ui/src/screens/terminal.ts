import { Ending } from './ending/index.tsx'
import { Home } from './home/index.tsx'
import { OutOfService } from './outOfService/index.tsx'
import type { TerminalScreen, TerminalView } from './props.ts'
import { Opening } from './opening/index.tsx'

/** Screens of the terminal itself, but for the attract screen, which comes before everything else and has no frame. */
export const terminalScreens: Readonly<Record<Exclude<TerminalScreen, 'attract'>, TerminalView>> = {
  home: Home,
  opening: Opening,
  outOfService: OutOfService,
  ending: Ending,
}
