/**
 * Everything command handlers may depend on. Built once, by the composition root or by a test with its own outer ends.
 */
import type { Affair } from '#flows/model/affair.ts'
import type { Calendar } from '#flows/time/calendar.ts'
import type { District } from '#flows/model/district.ts'
import type { Applications } from '../applications/port.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../base/clock.ts'
import type { MeasureSharpness } from '../devices/camera/sharpness-gauge.ts'
import type { Devices } from '../devices/kinds.ts'
import type { Documents } from '../documents/port.ts'
import type { NoticeCodes } from '../notices/notice-codes.ts'
import type { Platform } from '../platform/port.ts'
import type { Blobs } from '../server/blobs.ts'
import type { Streams } from '../server/streams.ts'
import type { FaceComparer } from '../session/face-comparer.ts'
import type { Sessions } from '../session/sessions.ts'
import type { StatusBoard } from '../session/status-board.ts'

export interface Dependencies {
  readonly devices: Devices
  readonly documents: Documents
  readonly applications: Applications
  readonly platform: Platform
  readonly faceComparer: FaceComparer | null
  readonly measureSharpness: MeasureSharpness
  readonly affairs: ReadonlyMap<string, Affair>
  readonly district: District
  /** For counting 工作日. */
  readonly calendar: Calendar
  readonly terminal: string
  /** The address at which the state of an application can be queried. */
  readonly queryUrl: (applicationId: string) => string
  /** The codes on 一次性告知书; null: this district has no key for them. */
  readonly notices: NoticeCodes | null
  readonly sessions: Sessions
  readonly status: StatusBoard
  readonly blobs: Blobs
  readonly streams: Streams
  readonly audit: Audit
  readonly clock: Clock
  readonly now: () => Date
  readonly newId: () => string
}
