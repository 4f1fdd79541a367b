/** 事项数据: which services are in use, of which district, and what is wrong with newer ones. */
import type { DockPanel } from '../../panels.ts'
import { Panel, Switch } from '../../parts.tsx'
import { press, stateOf } from '../../world.ts'
import { language, vocabulary } from '../../words.ts'
import './services.css'

export const panel: DockPanel = { simulator: 'services', column: 'beyond', Panel: ServicesPanel }

interface District {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
}

interface ServicesState {
  readonly district: District
  readonly services: number
  /** Of the bundle; null: from the project's folders. */
  readonly version: string | null
  readonly districts: readonly District[]
  /** Newer ones wait for the citizen at the terminal to leave. */
  readonly waiting: boolean
  readonly problems: readonly string[]
}

const { say } = vocabulary({
  title: ['事项数据', 'Services'],
  inUse: ['正在使用', 'In use'],
  services: ['件事', 'services'],
  folders: ['flows/ 文件夹，改了文件自动换上', 'from flows/, a changed file is taken by itself'],
  bundle: ['事项包', 'bundle'],
  district: ['区县', 'District'],
  waiting: ['新的已读好，等这位办完就换上', 'Newer ones are read, and wait for this citizen to leave'],
  wrong: ['文件有误，用的是原来的', 'A file is wrong; what was there before is in use'],
})

function ServicesPanel() {
  const state = stateOf('services') as ServicesState | null
  if (state === null)
    return (
      <Panel simulator="services" title={say('title')} running={false}>
        {null}
      </Panel>
    )
  const { district, services, version, districts, waiting, problems } = state
  return (
    <Panel simulator="services" title={say('title')} running>
      <p class="lying">
        <span>{say('inUse')}</span>
        <strong>
          {district.name[language.value]} · {services} {say('services')}
        </strong>
      </p>
      <p class="quiet">{version === null ? say('folders') : `${say('bundle')} ${version}`}</p>
      <Switch
        label={say('district')}
        positions={districts.map(({ code, name }) => ({ value: code, label: name[language.value] }))}
        at={district.code}
        onSet={(code) => void press('services', 'district.set', { code })}
      />
      {waiting && <p role="status">{say('waiting')}</p>}
      {problems.length > 0 && (
        <div class="trouble" role="alert">
          {say('wrong')}
          <pre class="services-problems" lang="en">
            {problems.join('\n\n')}
          </pre>
        </div>
      )}
    </Panel>
  )
}
