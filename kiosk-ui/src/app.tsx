import { useRef } from 'preact/hooks'
import type { Affair } from '#flows/model/affair.ts'
import type { JourneyEvent, TerminalEvent } from '#flows/journeys/events.ts'
import type { Leaving as Stands } from '#flows/journeys/journey.ts'
import type { Shown } from '#flows/journeys/selectors.ts'
import type { Catalogue } from '#flows/journeys/port.ts'
import type { Language } from '#flows/model/language.ts'
import type { TextSize } from '#flows/journeys/text-size.ts'
import { Frame } from './frame/frame.tsx'
import { KeyboardHost } from './frame/keyboard-host.tsx'
import { Help, IdleWarning, Leaving } from './frame/overlays.tsx'
import { viewOf } from './screens/index.ts'
import { local, t } from './texts/index.ts'

export interface AppProps {
  readonly shown: Shown
  readonly catalogue: Catalogue | null
  readonly offline: boolean
  /** The open journey; null if none is open. */
  readonly journey: { readonly affair: Affair | null } | null
  /** What leaving now would mean for the citizen. */
  readonly stands: Stands
  readonly overlay: 'none' | 'help' | 'leaving'
  readonly idleSecondsLeft: number | null
  readonly language: Language
  readonly languages: readonly Language[]
  readonly tell: (event: TerminalEvent) => void
  readonly ask: (event: JourneyEvent) => void
  readonly textSize: TextSize
  readonly onTextSize: (size: TextSize) => void
}

/** Renders the state of the charts: the current screen in the frame, and what covers it. */
export function App(props: AppProps) {
  const { shown, catalogue, journey, overlay, idleSecondsLeft: seconds, language, languages, tell, ask } = props
  const { screen, subject, ...content } = shown
  const { part, draw: Body } = viewOf(screen)
  const hall = catalogue?.district.hall
  const other = languages.find((one) => one !== language)
  const whole = useRef(0)
  whole.current = seconds === null ? 0 : Math.max(whole.current, seconds)
  return (
    <>
      <Frame
        hall={hall === undefined ? t('terminal.name') : local(hall.name)}
        title={journey === null ? null : journey.affair === null ? t('progress.name') : local(journey.affair.name)}
        step={part === null ? null : t(part)}
        textSize={props.textSize}
        onHelp={() => tell({ type: 'HELP' })}
        onRestart={() => tell({ type: 'LEAVE' })}
        onTextSize={props.onTextSize}
        onLanguage={other === undefined ? null : () => tell({ type: 'SET_LANGUAGE', language: other })}
        keyboard={<KeyboardHost />}
      >
        <Body
          key={`${screen}.${subject ?? ''}`}
          {...content}
          offline={props.offline}
          languages={languages}
          tell={tell}
          ask={ask}
        />
      </Frame>
      {seconds !== null ? (
        <IdleWarning seconds={seconds} of={whole.current} tell={tell} />
      ) : overlay === 'help' ? (
        <Help hall={hall} ask={journey === null ? null : ask} tell={tell} />
      ) : (
        overlay === 'leaving' && <Leaving stands={props.stands} tell={tell} />
      )}
    </>
  )
}
