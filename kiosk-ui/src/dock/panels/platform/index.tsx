/** 演示平台: its connection, its behaviour, the phone of the person signing in, and the cases it has received. */
import { useState } from 'preact/hooks'
import { CaseView } from './case-view.tsx'
import { FaultKeys } from '../../fault-keys.tsx'
import type { DockPanel } from '../../panels.ts'
import { Key, Panel, Switch } from '../../parts.tsx'
import { useQuery } from '../../query.ts'
import { people, press, round, stateOf } from '../../world.ts'
import type { Case, PlatformState } from './cases.ts'
import { caseState, say, sayOf } from './words.ts'

export const panel: DockPanel = { simulator: 'platform', column: 'beyond', Panel: PlatformPanel }

const personalities = ['normal', 'slow', 'failing', 'forgetful', 'returning', 'refusing', 'lying'] as const
const faults = ['cutBefore', 'cutAfter', 'hang'] as const

function PlatformPanel() {
  const state = stateOf('platform') as PlatformState | null
  const cases = (useQuery('platform', 'cases', { files: false }, round.value) as readonly Case[] | null) ?? []
  const [open, setOpen] = useState<string | null>(null)
  if (state === null)
    return (
      <Panel simulator="platform" title={say('title')} running={false}>
        {null}
      </Panel>
    )
  return (
    <Panel simulator="platform" title={say('title')} running>
      <Switch
        label={say('network')}
        positions={[
          { value: true, label: say('up') },
          { value: false, label: say('cut'), bad: true },
        ]}
        at={state.up}
        onSet={(up) => void press('platform', 'network.set', { up })}
      />
      <Switch
        label={say('personality')}
        positions={personalities.map((name) => ({
          value: name,
          label: say(`personality.${name}`),
          bad: name !== 'normal',
        }))}
        at={state.personality.name}
        onSet={(name) => void press('platform', 'personality.set', { name })}
      />
      <FaultKeys
        simulator="platform"
        label={say('nextSubmit')}
        kinds={faults}
        of={{ operation: 'submit' }}
        armed={state.faults}
        sayOf={sayOf}
      />
      <SignIn waiting={state.signInsWaiting.length} />
      <h3>{say('cases')}</h3>
      {cases.length === 0 ? (
        <p class="quiet">{say('noCases')}</p>
      ) : (
        <ul class="cases">
          {cases.toReversed().map((each) => (
            <li key={each.caseNumber}>
              <CaseLine
                each={each}
                open={open === each.caseNumber}
                onToggle={() => setOpen(open === each.caseNumber ? null : each.caseNumber)}
              />
              {open === each.caseNumber && <CaseView shown={each} />}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function SignIn({ waiting }: { readonly waiting: number }) {
  const [person, setPerson] = useState('li-xiaoman')
  return (
    <div class="switch">
      <span class="switch-label">{say('signIn')}</span>
      {waiting === 0 ? (
        <span class="quiet">{say('noSignIn')}</span>
      ) : (
        <span class="keys">
          <span>
            {waiting} {say('waitingSignIns')}
          </span>
          <select aria-label={say('signIn')} value={person} onChange={(event) => setPerson(event.currentTarget.value)}>
            {people.value.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <Key onPress={() => void press('platform', 'signin.confirm', { person })}>{say('confirmSignIn')}</Key>
        </span>
      )}
    </div>
  )
}

function CaseLine({
  each,
  open,
  onToggle,
}: {
  readonly each: Case
  readonly open: boolean
  readonly onToggle: () => void
}) {
  const { affair, applicant } = each.application
  const over = each.items.filter((item) => item.state === 'approved').length
  return (
    <button type="button" class="case-line" aria-expanded={open} onClick={onToggle}>
      <strong>{affair.name}</strong>
      <span class={`state state-${each.state}`}>{caseState(each.state)}</span>
      <span>
        {applicant.name} · {over}/{each.items.length}
      </span>
      <span class="number">{each.caseNumber}</span>
    </button>
  )
}
