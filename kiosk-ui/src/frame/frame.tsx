import type { ComponentChildren } from 'preact'
import { Button } from '../components/button.tsx'
import { t } from '../texts/index.ts'
import { nextTextSize, type TextSize } from '#flows/journeys/text-size.ts'
import './frame.css'

export interface FrameProps {
  readonly hall: string
  /** `title`: what the open journey is about; `step`: the current part of it. */
  readonly title: string | null
  readonly step: string | null
  readonly textSize: TextSize
  readonly onHelp: () => void
  readonly onRestart: () => void
  readonly onTextSize: (size: TextSize) => void
  /** Null if the terminal has one language only. */
  readonly onLanguage: (() => void) | null
  readonly keyboard: ComponentChildren
  readonly children: ComponentChildren
}

/**
 * What stays the same around every screen: at the top where the citizen is, at the bottom what can always be done. The
 * content brings its own action bar, which is placed between the keyboard and the row that is always there.
 */
export function Frame({
  hall,
  title,
  step,
  textSize,
  onHelp,
  onRestart,
  onTextSize,
  onLanguage,
  keyboard,
  children,
}: FrameProps) {
  return (
    <div class="frame">
      <header class="frame-top">
        <p class="frame-hall">{hall}</p>
        {title !== null && (
          <p class="frame-affair">
            {title}
            {step !== null && <b>{step}</b>}
          </p>
        )}
      </header>
      {children}
      <div class="frame-keyboard">{keyboard}</div>
      <nav class="frame-always" aria-label={t('frame.label')}>
        <Button kind="quiet" icon="help" onPress={onHelp}>
          {t('frame.help')}
        </Button>
        <Button kind="quiet" icon="restart" onPress={onRestart}>
          {t('frame.restart')}
        </Button>
        <Button kind="quiet" icon="textSize" onPress={() => onTextSize(nextTextSize(textSize))}>
          {t('frame.textSize', { size: t(`textSize.${textSize}`) })}
        </Button>
        {onLanguage !== null && (
          <Button kind="quiet" icon="language" onPress={onLanguage}>
            {t('frame.otherLanguage')}
          </Button>
        )}
      </nav>
    </div>
  )
}
