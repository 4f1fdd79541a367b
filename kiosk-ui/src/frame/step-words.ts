import type { JourneyScreen } from '../screens/props.ts'
import { t, type Key } from '../texts/index.ts'

/** The part of the journey a screen belongs to, as the policy names it: 一次告知, 一表申请, 一套材料 … */
const parts: Readonly<Record<JourneyScreen, Key | null>> = {
  guide: 'step.understand',
  question: 'step.understand',
  blocked: 'step.understand',
  notice: 'step.notice',
  identify: 'step.identify',
  qrSignIn: 'step.identify',
  face: 'step.identify',
  fetching: 'step.form',
  form: 'step.form',
  materials: 'step.materials',
  capture: 'step.materials',
  check: 'step.check',
  read: 'step.check',
  sign: 'step.check',
  submitting: 'step.submit',
  accepted: 'step.submit',
  queued: 'step.submit',
  returned: 'step.submit',
  refused: 'step.submit',
  unknownOutcome: 'step.submit',
  receipt: 'step.results',
  delivery: 'step.results',
  evaluation: null,
  attendant: null,
}

export function stepWords(screen: JourneyScreen): string | null {
  const part = parts[screen]
  return part === null ? null : t(part as 'step.understand')
}
