/** Somebody in front of a running terminal with a simulated clock. Waits for what the screen shows, never for time. */
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
  /** Answers to the questions; for the others the first option is chosen. */
  answers: Readonly<Record<string, readonly string[]>>

  constructor(daemon: ScriptedDaemon, answers: Visitor['answers'] = {}, connected = true) {
    this.daemon = daemon
    this.answers = answers
    this.terminal = createActor(terminalMachine, {
      input: { port: daemon },
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
  /** What the screen shows; throws if another screen is shown. */
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
  /** The context of the open service. */
  get context(): ApplyContext {
    return (this.journey.getSnapshot() as { readonly context: ApplyContext }).context
  }

  tell(event: TerminalEvent): void {
    this.terminal.send(event)
  }
  /** Sends an event to the chart that has the screen. */
  touch(event: AnyEvent): void {
    ;(shown(this.terminal).say as (event: AnyEvent) => void)(event)
  }
  /** Sends an event to the journey, whichever of its steps has the screen. */
  ask(event: AnyEvent): void {
    this.journey.send(event)
  }

  /**
   * Resolves once the condition holds and the charts have come to rest: one event may take a step and its journey
   * through several states.
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

  /** One touch that leads on. The terminal must be `ready`. */
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

  /** Resolves when the open journey waits for the citizen, not for a device or the platform. */
  ready(): Promise<void> {
    return this.until(() => this.terminal.getSnapshot().context.journey === null || !waitsForOthers(this.journey))
  }

  /** Resolves when the daemon has all of the citizen's changes. */
  async saved(): Promise<void> {
    await waitFor(this.context.saver, (saver) => saver.matches('idle'))
  }

  /** The page dies and is loaded again; the daemon keeps running. */
  reload(): Visitor {
    this.leave()
    return new Visitor(this.daemon, this.answers)
  }
  leave(): void {
    this.terminal.stop()
  }
}

/** Actors that need not finish before the citizen can act. */
const patient = new Set([
  'saver',
  'viewMaterial',
  'identify',
  'capture',
  'read',
  'sign',
  'receipt',
  'appoint',
  'deliver',
  'evaluate',
])
function waitsForOthers(journey: AnyActorRef): boolean {
  return chainOf(journey).some(({ children, tags }) =>
    Object.values(children).some((child) => {
      const src = String((child as { readonly src?: unknown } | undefined)?.src)
      // The live picture must be open before a page can be photographed; for a face it is only an aid.
      const opening = src === 'livePicture' && tags.has('screen:capture') && cameraOf(journey) === null
      return opening || (src !== 'livePicture' && child?.getSnapshot().status === 'active' && !patient.has(src))
    }),
  )
}
function cameraOf(journey: AnyActorRef): string | null {
  const { camera } = (chainOf(journey).at(-1)?.context ?? {}) as { readonly camera?: string | null }
  return camera ?? null
}
