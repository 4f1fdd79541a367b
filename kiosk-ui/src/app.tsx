import { useRef } from 'preact/hooks'
import type { ApplyContext, ApplyEvent, TerminalContext, TerminalEvent } from '#flows/journeys/protocol.ts'
import type { Screen } from '#flows/journeys/screens.ts'
import { Frame } from './frame/frame.tsx'
import { KeyboardHost } from './frame/keyboard-host.tsx'
import { Help, IdleWarning, Leaving } from './frame/overlays.tsx'
import { stepWords } from './frame/step-words.ts'
import { journeyScreens } from './screens/journey.ts'
import type { JourneyScreen } from './screens/props.ts'
import { terminalScreens } from './screens/terminal.ts'
import { local, t } from './texts/index.ts'
import type { TextSize } from './theme/appearance.ts'

export interface AppProps {
  readonly screen: Exclude<Screen, 'attract'>
  readonly terminal: TerminalContext
  readonly overlay: 'none' | 'help' | 'leaving'
  readonly apply: ApplyContext | null
  readonly tell: (event: TerminalEvent) => void
  readonly say: (event: ApplyEvent) => void
  readonly textSize: TextSize
  readonly onTextSize: () => void
}

const isJourney = (screen: Screen): screen is JourneyScreen => Object.hasOwn(journeyScreens, screen)

/** One state machine's picture: the screen its tag names, in the frame, with what lies over it. */
export function App({ screen, terminal, overlay, apply, tell, say, textSize, onTextSize }: AppProps) {
  const over = { terminal, apply, tell, say }
  const seconds = terminal.idleSecondsLeft
  const whole = useRef(0)
  whole.current = seconds === null ? 0 : Math.max(whole.current, seconds)
  return (
    <>
      <Frame
        hall={terminal.catalogue === null ? t('terminal.name') : local(terminal.catalogue.district.hall.name)}
        affair={apply === null ? null : local(apply.affair.name)}
        step={isJourney(screen) ? stepWords(screen) : null}
        textSize={textSize}
        onHelp={() => tell({ type: 'HELP' })}
        onRestart={() => tell({ type: 'LEAVE' })}
        onTextSize={onTextSize}
        onLanguage={() => tell({ type: 'SET_LANGUAGE', language: terminal.language === 'zh' ? 'en' : 'zh' })}
        keyboard={<KeyboardHost />}
      >
        <Body key={`${screen}.${apply?.subject ?? ''}`} screen={screen} {...over} />
      </Frame>
      {seconds !== null ? (
        <IdleWarning seconds={seconds} of={whole.current} tell={tell} />
      ) : overlay === 'help' ? (
        <Help {...over} />
      ) : (
        overlay === 'leaving' && <Leaving handingIn={screen === 'submitting'} {...over} />
      )}
    </>
  )
}

function Body({
  screen,
  terminal,
  apply,
  tell,
  say,
}: Pick<AppProps, 'screen' | 'terminal' | 'apply' | 'tell' | 'say'>) {
  if (!isJourney(screen)) {
    const View = terminalScreens[screen]
    return <View terminal={terminal} tell={tell} />
  }
  if (apply === null) return terminalScreens.opening({ terminal, tell })
  const View = journeyScreens[screen]
  return <View terminal={terminal} apply={apply} tell={tell} say={say} />
}
