/** The running UI: one terminal actor, one client of the daemon, one rendering of both. */
import { render } from 'preact'
import { createActor } from 'xstate'
import type { JourneyEvent, TerminalEvent } from '#flows/journeys/events.ts'
import { observe, overlayOf, shown } from '#flows/journeys/selectors.ts'
import { leavingNow, terminalMachine } from '#flows/journeys/terminal.ts'
import type { Language } from '#flows/model/language.ts'
import type { Entrance } from '#contract/entrance.ts'
import { paths } from '#contract/http.ts'
import { connect, type ConnectionState } from './daemon/connection.ts'
import type { After } from './daemon/exchange.ts'
import { enter, type Place } from './daemon/launch.ts'
import { createPort } from './daemon/port.ts'
import attract from './screens/attract/index.tsx'
import opening from './screens/opening/index.tsx'
import type { Standstill } from './standstill.tsx'
import { load, speak, spoke } from './texts/index.ts'
import { applyAppearance } from './theme/appearance.ts'

const after: After = (ms, act) => {
  const timer = setTimeout(act, ms)
  return () => clearTimeout(timer)
}

/**
 * Everything after the first screen. It begins to load with the page, because a page that resumes a session has to wait
 * for it, and is painted after that, before anybody touches the screen.
 */
export const loadLater = () => Promise.all([import('./later.ts'), load('zh')]).then(([module]) => module)
type Later = Awaited<ReturnType<typeof loadLater>>

export const standStill = (why: Standstill, root: HTMLElement): void =>
  void import('./standstill.tsx').then((module) => module.standStill(why, root))

export interface Kiosk {
  /** The languages of the terminal's configuration, which came late. */
  offer(languages: readonly Language[]): void
  /** It turned out that this page is not the terminal's. */
  stand(why: 'notLaunched' | 'version'): void
}

/** `given`: what came with the page; null: the daemon has not answered yet. */
export function startKiosk(root: HTMLElement, place: Place, given: Entrance | null, loading: Promise<Later>): Kiosk {
  const connection = connect({
    open: (subprotocol) => new WebSocket(`ws://${location.host}${paths.daemon}`, subprotocol),
    after,
    random: Math.random,
    onState: (state) => onState(state),
    unsolicited: {
      'Common.StatusChanged': () => void refreshCatalogue(),
      // A stopping daemon ends the session first; what to tell the citizen is decided when it is back.
      'Session.Ended': ({ reason }) => tell({ type: reason === 'stopping' ? 'CONNECTION_LOST' : 'SESSION_ENDED' }),
      'Application.Updated': ({ submission }) => ask({ type: 'UPDATED', submission }),
    },
  })
  const port = createPort(connection.request, given)
  const actor = createActor(terminalMachine, { input: { port } })
  const tell = (event: TerminalEvent) => actor.send(event)
  const ask = (event: JourneyEvent) => actor.getSnapshot().context.journey?.send(event)

  // Until the daemon answers, the terminal says so, in all its languages.
  let offered: readonly Language[] = given?.languages ?? ['zh', 'en']
  let serving = false
  /** Somebody's session has been in this document. */
  let used = false
  let refused = false
  let later: Later | null = null
  let restAsked = false

  async function refreshCatalogue(): Promise<void> {
    const catalogue = await port.listAffairs(AbortSignal.timeout(5_000))
    if (catalogue.ok) tell({ type: 'CATALOGUE_CHANGED', catalogue: catalogue.value })
  }

  /** A daemon of another version refuses this page's connection without saying why; its configuration says so. */
  async function reloadIfUpdated(): Promise<void> {
    if ((await enter(place)).state === 'version') stand('version')
  }

  /** For good, and once: the connection is not tried again. */
  function stand(why: 'notLaunched' | 'version'): void {
    if (refused) return
    refused = true
    connection.close()
    standStill(why, root)
  }

  /** If another window is the terminal's screen, this one shows a notice instead. */
  function onState(state: ConnectionState): void {
    refused = state === 'secondUi' || state === 'replaced'
    tell({ type: state === 'connected' ? 'CONNECTED' : 'CONNECTION_LOST' })
    // The chart takes the catalogue that came with the page; a device may have failed since.
    if (state === 'connected') void refreshCatalogue()
    if (state === 'lost') void reloadIfUpdated()
    if (refused) standStill(state === 'replaced' ? state : 'other', root)
  }

  function draw(): void {
    if (refused) return
    const snapshot = actor.getSnapshot()
    const { context } = snapshot
    if (context.language !== 'zh' && !spoke(context.language)) return void load(context.language).then(draw)
    speak(context.language)
    const { open, textSize } = context
    if (serving && open === null) {
      later?.wipe(root)
    }
    serving = open !== null
    used ||= serving
    applyAppearance(
      { textSize, tone: open?.affair?.tone ?? 'plain', language: context.language },
      document.documentElement,
    )

    const now = shown(actor)
    const awaitsNext = now.screen === 'attract' && used
    if (awaitsNext) void later?.renew(draw)
    // For tests and technicians looking at the page from outside.
    root.dataset['screen'] = awaitsNext ? 'opening' : now.screen
    root.dataset['subject'] = now.subject ?? ''
    if (now.screen !== 'opening') askForRest()
    const common = { languages: offered, tell, ask, offline: context.catalogue?.platform === 'offline' }
    if (now.screen === 'attract' && !awaitsNext) return render(<attract.draw {...now} {...common} />, root)
    if (later === null || awaitsNext) return render(<opening.draw {...now} {...common} />, root)
    const { App, draws, loadScreens } = later
    // The daemon may have gone meanwhile, and with it what it serves.
    if (!draws(now.screen)) return void loadScreens().then(draw, () => after(1_000, draw))
    render(
      <App
        shown={now}
        catalogue={context.catalogue}
        journey={open}
        stands={leavingNow(context)}
        overlay={overlayOf(snapshot)}
        idleSecondsLeft={context.idleSecondsLeft}
        language={context.language}
        {...common}
        textSize={textSize}
        onTextSize={(chosen) => tell({ type: 'SET_TEXT_SIZE', textSize: chosen })}
      />,
      root,
    )
  }

  /** Once, and when the browser has nothing else to do: a page that resumes a session shows it first. */
  function askForRest(): void {
    if (restAsked || later === null) return
    restAsked = true
    const { loadRest } = later
    requestIdleCallback(() => void loadRest().then(draw), { timeout: 1_000 })
  }

  // One event may take the charts through several states; only the state they come to rest in is drawn.
  let drawing = false
  observe(actor, () => {
    if (drawing) return
    drawing = true
    queueMicrotask(() => {
      drawing = false
      draw()
    })
  })
  actor.start()
  draw()

  void loading.then((module) => {
    later = module
    module.watchHands(() => tell({ type: 'ACTIVITY' }))
    draw()
  })
  return {
    offer(languages) {
      offered = languages
      draw()
    },
    stand,
  }
}
