/**
 * Somebody in front of a terminal that really runs, on a simulated clock. Waits for what the screen shows, never for
 * time.
 */
import { createActor, SimulatedClock, waitFor, type ActorRefFrom } from 'xstate'
import type { ApplyMachine } from '../apply/index.ts'
import type { ApplyContext, ApplyEvent, TerminalEvent } from '../protocol.ts'
import type { Screen } from '../screens.ts'
import { currentScreen, observe } from '../selectors.ts'
import { terminalMachine } from '../terminal.ts'
import { touch } from './apply-world.ts'
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
    this.terminal = createActor(terminalMachine, { input: { services: daemon }, clock: this.clock })
    this.terminal.start()
    if (connected) this.tell({ type: 'CONNECTED' })
  }

  get screen(): Screen {
    return currentScreen(this.terminal.getSnapshot())
  }
  get apply(): ActorRefFrom<ApplyMachine> {
    const { apply } = this.terminal.getSnapshot().context
    if (apply === null) throw new Error(`no service is open on ${this.screen}`)
    return apply
  }
  get context(): ApplyContext {
    return this.apply.getSnapshot().context
  }

  tell(event: TerminalEvent): void {
    this.terminal.send(event)
  }
  touch(event: ApplyEvent): void {
    this.apply.send(event)
  }

  /** Resolves as soon as the condition holds. */
  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      if (condition()) {
        resolve()
        return
      }
      const stop = observe(this.terminal, () => {
        if (!condition()) return
        stop()
        resolve()
      })
    })
  }
  shows(screen: Screen): Promise<void> {
    return this.until(() => this.screen === screen)
  }

  async open(affair: string): Promise<void> {
    await this.shows('attract')
    this.tell({ type: 'TOUCH' })
    this.tell({ type: 'OPEN', affair })
    await this.shows('guide')
  }

  /**
   * One touch in the usual direction, once the terminal is not busy; null when there is nothing to touch but to wait.
   */
  stride(): void {
    const { context } = this
    const choose = (question: string): readonly string[] =>
      this.answers[question] ?? [context.affair.questions.find((one) => one.id === question)?.options[0]?.id ?? '']
    this.apply.send(touch(context, this.screen, choose) as unknown as ApplyEvent)
  }

  /** Goes on until the screen is shown (with the subject, if one is given). */
  async walkTo(screen: Screen, subject: string | null = null): Promise<void> {
    const there = (): boolean => this.screen === screen && (subject === null || this.context.subject === subject)
    for (let strides = 0; !there(); strides += 1) {
      if (strides > 300) throw new Error(`${screen} is not on the way; at ${this.screen}`)
      await this.ready()
      if (there()) return
      this.stride()
    }
    await this.ready()
  }

  /** Until the open service waits for the citizen and not for a device or the platform. */
  ready(): Promise<void> {
    return this.until(() => this.terminal.getSnapshot().context.apply === null || !waitsForOthers(this.apply))
  }

  /** Until the daemon has every word of the citizen. */
  async saved(): Promise<void> {
    await waitFor(this.apply.getSnapshot().context.saver, (saver) => saver.matches('idle'))
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

const patient = new Set(['saver', 'openCamera:face', 'viewMaterial'])
function waitsForOthers(apply: ActorRefFrom<ApplyMachine>): boolean {
  const snapshot = apply.getSnapshot()
  return Object.entries(snapshot.children).some(([id, child]) => {
    const src = String((child as { readonly src?: unknown } | undefined)?.src)
    return (
      child?.getSnapshot().status === 'active' &&
      !patient.has(src) &&
      !patient.has(id) &&
      !(src === 'openCamera' && snapshot.matches('face'))
    )
  })
}
