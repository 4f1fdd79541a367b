/** The running UI: one terminal actor, one client of the daemon, one picture of both. */
import { render } from 'preact'
import { createActor, type AnyActorRef } from 'xstate'
import type { ApplyEvent, TerminalEvent } from '#flows/journeys/protocol.ts'
import { applySnapshot, currentScreen, observe, overlayOf } from '#flows/journeys/selectors.ts'
import type { Submission } from '#flows/draft.ts'
import { terminalMachine } from '#flows/journeys/terminal.ts'
import { App } from './app.tsx'
import { connect, type ConnectionState } from './daemon/connection.ts'
import { createServices } from './daemon/services.ts'
import { loadKeyboard } from './frame/keyboard-host.tsx'
import type { JourneyScreen, JourneyView } from './screens/props.ts'
import { watchActivity } from './session/activity.ts'
import { wipe } from './session/wipe.ts'
import { standStill } from './standstill.tsx'
import { load, speak, spoke } from './texts/index.ts'
import { applyAppearance, nextTextSize, type TextSize } from './theme/appearance.ts'

export function startKiosk(root: HTMLElement): void {
  const connection = connect({
    open: (subprotocol) => new WebSocket(`ws://${location.host}/daemon`, subprotocol),
    after: (ms, act) => {
      const timer = setTimeout(act, ms)
      return () => clearTimeout(timer)
    },
    random: Math.random,
    onState: (state) => onState(state),
    onUnsolicited: ({ header, payload }) => {
      if (header.name === 'Common.StatusChanged') void refreshCatalogue()
      if (header.name === 'Session.Ended') tell({ type: 'SESSION_ENDED' })
      if (header.name === 'Application.Updated') say({ type: 'UPDATED', submission: (payload as { readonly submission: Submission }).submission })
    },
  })
  const services = createServices(connection)
  const actor = createActor(terminalMachine, { input: { services } })
  const tell = (event: TerminalEvent) => actor.send(event)
  const say = (event: ApplyEvent) => (actor.getSnapshot().context.apply as AnyActorRef | null)?.send(event)

  let stopped = false
  let textSize: TextSize = 'standard'
  let idleSeconds = 0
  let serving = false
  let journeyScreens: Readonly<Record<JourneyScreen, JourneyView>> | null = null

  async function refreshCatalogue(): Promise<void> {
    const catalogue = await services.listAffairs(AbortSignal.timeout(5_000))
    if (catalogue.ok) tell({ type: 'CATALOGUE_CHANGED', catalogue: catalogue.value })
  }

  function onState(state: ConnectionState): void {
    if (state === 'secondUi' || state === 'replaced') {
      stopped = true
      return standStill('other', root)
    }
    stopped = false
    tell({ type: state === 'connected' ? 'CONNECTED' : 'CONNECTION_LOST' })
  }

  function draw(): void {
    const snapshot = actor.getSnapshot()
    const { context } = snapshot
    if (stopped) return
    if (context.language !== 'zh' && !spoke(context.language)) return void load(context.language).then(draw)
    speak(context.language)

    const apply = applySnapshot(snapshot)?.context ?? null
    if (serving && apply === null) {
      textSize = 'standard'
      wipe(root)
    }
    serving = apply !== null
    idleSeconds = context.idleSecondsLeft === null ? 0 : Math.max(idleSeconds, context.idleSecondsLeft)
    applyAppearance({ textSize, tone: apply?.affair.tone ?? 'plain', language: context.language }, document.documentElement)
    render(
      <App
        screen={currentScreen(snapshot)}
        terminal={context}
        overlay={overlayOf(snapshot)}
        idleSeconds={idleSeconds}
        apply={apply}
        journeyScreens={journeyScreens}
        tell={tell}
        say={say}
        onTextSize={() => {
          textSize = nextTextSize(textSize)
          draw()
        }}
      />,
      root,
    )
  }

  observe(actor, draw)
  actor.start()
  draw()
  watchActivity(document, performance.now.bind(performance), () => tell({ type: 'ACTIVITY' }))

  // Everything an open service needs comes right after the first paint, while the citizen is still reading it.
  requestAnimationFrame(() =>
    setTimeout(() => {
      void Promise.all([import('./screens/journey.ts'), load('zh')]).then(([screens]) => {
        journeyScreens = screens.journeyScreens
        draw()
        void loadKeyboard()
      })
    }),
  )
}
