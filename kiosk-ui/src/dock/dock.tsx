import { columns, panels, type DockPanel } from './panels.ts'
import { Enlarged, Key } from './parts.tsx'
import { daemonGone, names } from './world.ts'
import { say, switchLanguage } from './words.ts'

/** Panels of the simulators that were started, in the order of the machine's profile. */
const panelsOf = (column: DockPanel['column']): readonly DockPanel[] =>
  names.value.flatMap((name) => panels.filter((one) => one.column === column && one.simulator === name))

export function Dock() {
  return (
    <>
      <header class="head">
        <h1>{say('dock')}</h1>
        <p>{say('subtitle')}</p>
        <a class="key" href="/" target="kiosk" title={say('kioskHint')}>
          {say('kiosk')}
        </a>
        <Key onPress={switchLanguage}>{say('otherLanguage')}</Key>
      </header>
      {daemonGone.value && (
        <p class="trouble head-trouble" role="alert">
          {say('daemonGone')}
        </p>
      )}
      <main class="columns">
        {columns.map((column) => (
          <div key={column} class="column">
            {panelsOf(column).map(({ simulator, Panel }) => (
              <Panel key={simulator} />
            ))}
          </div>
        ))}
      </main>
      <Enlarged />
    </>
  )
}
