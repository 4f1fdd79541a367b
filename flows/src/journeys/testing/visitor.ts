/**
 * Somebody in front of a terminal that really runs, on a simulated clock. Waits for what the screen shows, never for
 * time.
 */
import { createActor, SimulatedClock, waitFor, type AnyActorRef } from 'xstate'
import type { Context as ApplyContext } from '../apply/context.ts'
import type { TerminalEvent } from '../events.ts'
import type { Screen, Screens } from '../screens.ts'
import { chainOf, observe, shown } from '../selectors.ts'
import { terminalMachine } from '../terminal.ts'
import { touch } from './apply-world.ts'
import type { AnyEvent } from './explorer.ts'
import type { ScriptedDaemon } from './scripted-daemon.ts'

export class Visitor {
  readonly clock = new SimulatedClock()
  readonly terminal
  readonly daemon: ScriptedDaemon
  /** Answers to the questions; the first option where nothing is said. */
  answers: Readonly<Record<string, readonly string[]>>

  constructor(daemon: ScriptedDaemon, answers: Visitor['answers'] = {}, connected = true) {
    this.daemon = daemon
    this.answers = answers
    this.terminal = createActor(terminalMachine, {
      input: { services: daemon },
      clock: this.clock,
    })
    this.terminal.start()
    if (connected) this.tell({ type: 'CONNECTED' })
  }

  get screen(): Screen {
    return shown(this.terminal).screen
  }
  get subject(): string | null {
    return shown(this.terminal).subject
  }
  get failure(): string | undefined {
    return shown(this.terminal).failure?.code
  }
  /** What stands on the screen that is to be shown now. */
  on<S extends Screen>(screen: S): Screens[S]['show'] {
    const now = shown(this.terminal)
    if (now.screen !== screen) throw new Error(`${now.screen} is shown, not ${screen}`)
    return now.show
  }
  get journey(): AnyActorRef {
    const { journey } = this.terminal.getSnapshot().context
    if (journey === null) throw new Error(`no journey is open on ${this.screen}`)
    return journey
  }
  /** Of the open service. */
  get context(): ApplyContext {
    return (this.journey.getSnapshot() as { readonly context: ApplyContext }).context
  }

  tell(event: TerminalEvent): void {
    this.terminal.send(event)
  }
  /** Touches what is on the screen. */
  touch(event: AnyEvent): void {
    ;(shown(this.terminal).say as (event: AnyEvent) => void)(event)
  }
  /** Says something to the journey, whichever of its steps has the screen. */
  ask(event: AnyEvent): void {
    this.journey.send(event)
  }

  /**
   * Resolves as soon as the condition holds where the charts have come to rest: one event may take a step and its
   * journey through several states.
   */
  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      if (condition()) {
        resolve()
        return
      }
      const stop = observe(this.terminal, () => {
        queueMicrotask(() => {
          if (!condition()) return
          stop()
          resolve()
        })
      })
    })
  }
  shows(screen: Screen): Promise<void> {
    return this.until(() => this.screen === screen)
  }

  async open(affair: string): Promise<void> {
    await this.shows('attract')
    this.tell({ type: 'TOUCH' })
    this.tell({ type: 'OPEN', wanted: { journey: 'apply', affair } })
    await this.shows('guide')
  }

  /**
   * One touch in the usual direction, once the terminal is not busy; null when there is nothing to touch but to wait.
   */
  stride(): void {
    const { context } = this
    const choose = (question: string): readonly string[] =>
      this.answers[question] ?? [context.affair.questions.find((one) => one.id === question)?.options[0]?.id ?? '']
    this.touch(touch(context, shown(this.terminal), choose))
  }

  /** Goes on until the screen is shown (with the subject, if one is given). */
  async walkTo(screen: Screen, subject: string | null = null): Promise<void> {
    const there = (): boolean => this.screen === screen && (subject === null || this.subject === subject)
    for (let strides = 0; !there(); strides += 1) {
      if (strides > 300) throw new Error(`${screen} is not on the way; at ${this.screen}`)
      await this.ready()
      if (there()) return
      this.stride()
    }
    await this.ready()
  }

  /** Until the open journey waits for the citizen and not for a device or the platform. */
  ready(): Promise<void> {
    return this.until(() => this.terminal.getSnapshot().context.journey === null || !waitsForOthers(this.journey))
  }

  /** Until the daemon has every word of the citizen. */
  async saved(): Promise<void> {
    await waitFor(this.context.saver, (saver) => saver.matches('idle'))
  }

  /** The page dies and is loaded again; the daemon lives on. */
  reload(): Visitor {
    this.leave()
    return new Visitor(this.daemon, this.answers)
  }
  leave(): void {
    this.terminal.stop()
  }
}

/** Nothing waits for these once there is something to touch. */
const patient = new Set([
  'saver',
  'viewMaterial',
  'identify',
  'capture',
  'read',
  'sign',
  'receipt',
  'deliver',
  'evaluate',
])
function waitsForOthers(journey: AnyActorRef): boolean {
  return chainOf(journey).some(({ children, tags }) =>
    Object.values(children).some((child) => {
      const src = String((child as { readonly src?: unknown } | undefined)?.src)
      // A picture is waited for where a page is to be taken; for a face it is a help only.
      const opening = src === 'livePicture' && tags.has('screen:capture') && cameraOf(journey) === null
      return opening || (src !== 'livePicture' && child?.getSnapshot().status === 'active' && !patient.has(src))
    }),
  )
}
function cameraOf(journey: AnyActorRef): string | null {
  const { camera } = (chainOf(journey).at(-1)?.context ?? {}) as { readonly camera?: string | null }
  return camera ?? null
}
