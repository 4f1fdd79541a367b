import type { ApplyContext, ApplyEvent, TerminalContext, TerminalEvent } from '#flows/journeys/protocol.ts'
import type { Screen } from '#flows/journeys/screens.ts'
import { Frame } from './frame/frame.tsx'
import { KeyboardHost } from './frame/keyboard-host.tsx'
import { Help, IdleWarning, Leaving } from './frame/overlays.tsx'
import { stepWords } from './frame/step-words.ts'
import type { JourneyScreen, JourneyView, TerminalScreen } from './screens/props.ts'
import { terminalScreens } from './screens/terminal.ts'
import { local, t } from './texts/index.ts'

export interface AppProps {
  readonly screen: Screen
  readonly terminal: TerminalContext
  readonly overlay: 'none' | 'help' | 'leaving'
  /** Seconds the idle warning began with. */
  readonly idleSeconds: number
  readonly apply: ApplyContext | null
  /** Loaded right after the first paint. */
  readonly journeyScreens: Readonly<Record<JourneyScreen, JourneyView>> | null
  readonly tell: (event: TerminalEvent) => void
  readonly say: (event: ApplyEvent) => void
  readonly onTextSize: () => void
}

const isTerminal = (screen: Screen): screen is TerminalScreen => Object.hasOwn(terminalScreens, screen)

/** One state machine's picture: the screen its tag names, in the frame, with what lies over it. */
export function App(props: AppProps) {
  const { screen, terminal, overlay, apply, tell, say } = props
  const over = { terminal, apply, tell, say }
  const body = <Body key={`${screen}.${apply?.subject ?? ''}`} {...props} />
  return (
    <>
      {screen === 'attract' ? body : (
        <Frame
          hall={terminal.catalogue === null ? t('terminal.name') : local(terminal.catalogue.district.hall.name)}
          affair={apply === null || isTerminal(screen) ? null : local(apply.affair.name)}
          step={isTerminal(screen) ? null : stepWords(screen)}
          onHelp={() => tell({ type: 'HELP' })}
          onRestart={() => tell({ type: 'LEAVE' })}
          onTextSize={props.onTextSize}
          onLanguage={() => tell({ type: 'SET_LANGUAGE', language: terminal.language === 'zh' ? 'en' : 'zh' })}
          keyboard={<KeyboardHost />}
        >
          {body}
        </Frame>
      )}
      {terminal.idleSecondsLeft !== null ? <IdleWarning seconds={terminal.idleSecondsLeft} of={props.idleSeconds} tell={tell} />
        : overlay === 'help' ? <Help {...over} />
        : overlay === 'leaving' && <Leaving {...over} />}
    </>
  )
}

function Body({ screen, terminal, apply, journeyScreens, tell, say }: AppProps) {
  if (isTerminal(screen)) {
    const View = terminalScreens[screen]
    return <View terminal={terminal} tell={tell} />
  }
  if (apply === null || journeyScreens === null) return terminalScreens.opening({ terminal, tell })
  const View = journeyScreens[screen]
  return <View terminal={terminal} apply={apply} tell={tell} say={say} />
}
