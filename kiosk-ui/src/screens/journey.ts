import { Accepted } from './accepted/index.tsx'
import { Attendant } from './attendant/index.tsx'
import { Blocked } from './blocked/index.tsx'
import { Capture } from './capture/index.tsx'
import { Check } from './check/index.tsx'
import { ChooseDelivery } from './delivery/index.tsx'
import { Evaluate } from './evaluation/index.tsx'
import { Face } from './face/index.tsx'
import { Fetching } from './fetching/index.tsx'
import { FormPage } from './form/index.tsx'
import { Guide } from './guide/index.tsx'
import { Identify } from './identify/index.tsx'
import { Materials } from './materials/index.tsx'
import { NoticePage } from './notice/index.tsx'
import type { JourneyScreen, JourneyView } from './props.ts'
import { QrSignIn } from './qrSignIn/index.tsx'
import { QuestionPage } from './question/index.tsx'
import { Queued } from './queued/index.tsx'
import { Read } from './read/index.tsx'
import { Receipt } from './receipt/index.tsx'
import { Refused } from './refused/index.tsx'
import { Returned } from './returned/index.tsx'
import { Sign } from './sign/index.tsx'
import { Submitting } from './submitting/index.tsx'
import { UnknownOutcome } from './unknownOutcome/index.tsx'

/** Screens of an open service: one chunk, loaded right after the first paint. */
export const journeyScreens: Readonly<Record<JourneyScreen, JourneyView>> = {
  guide: Guide,
  question: QuestionPage,
  blocked: Blocked,
  notice: NoticePage,
  identify: Identify,
  qrSignIn: QrSignIn,
  face: Face,
  fetching: Fetching,
  form: FormPage,
  materials: Materials,
  capture: Capture,
  check: Check,
  read: Read,
  sign: Sign,
  submitting: Submitting,
  accepted: Accepted,
  queued: Queued,
  returned: Returned,
  refused: Refused,
  unknownOutcome: UnknownOutcome,
  receipt: Receipt,
  delivery: ChooseDelivery,
  evaluation: Evaluate,
  attendant: Attendant,
}
