/** 身份证阅读器: the citizen's card, and faults of the reader. */
import { useState } from 'preact/hooks'
import { CableSwitch } from '../../cable-switch.tsx'
import { FaultKeys } from '../../fault-keys.tsx'
import type { DockPanel } from '../../panels.ts'
import { Key, Panel, Switch } from '../../parts.tsx'
import type { Person, Plugged } from '../../standing.ts'
import { people, press, stateOf } from '../../world.ts'
import { say, sayOf } from './words.ts'

export const panel: DockPanel = { simulator: 'id-card', column: 'citizen', Panel: ReaderPanel }

interface ReaderState extends Plugged {
  readonly card: { readonly id: string; readonly label: string } | null
}

const documents = ['hong-kong-resident', 'foreigner-2017', 'foreigner-2023'] as const
const faults = ['garbage', 'wrongSum', 'lyingLength', 'truncated', 'silence', 'late'] as const
/**
 * In ms: late enough that the driver's polling has found and selected the card, early enough that it has not been read,
 * which takes 400 to 1200 ms.
 */
const snatchAfterMs = 700

type Laying = { readonly person: string } | { readonly document: string }

/** One hand holds one card: the old one is lifted first. */
async function lay(laying: Laying, occupied: boolean): Promise<void> {
  if (occupied) await press('id-card', 'card.lift')
  await press('id-card', 'card.lay', laying)
}

const masked = (number: string): string => `${number.slice(0, 6)}****${number.slice(-4)}`

function ReaderPanel() {
  const state = stateOf('id-card') as ReaderState | null
  const [last, setLast] = useState<Laying>({ person: 'li-xiaoman' })
  if (state === null)
    return (
      <Panel simulator="id-card" title={say('title')} running={false}>
        {null}
      </Panel>
    )
  const { card } = state
  const choose = (laying: Laying): void => {
    setLast(laying)
    void lay(laying, card !== null)
  }
  const snatch = async (): Promise<void> => {
    await lay(last, card !== null)
    setTimeout(() => void press('id-card', 'card.lift'), snatchAfterMs)
  }
  const silent = state.faults.some((fault) => fault.kind === 'silence' && fault.reply === undefined)
  return (
    <Panel simulator="id-card" title={say('title')} running>
      <p class="lying" data-card={card?.id ?? ''}>
        <span>{say('reader')}</span>
        <strong>{card === null ? say('noCard') : card.label}</strong>
        <Key onPress={() => void press('id-card', 'card.lift')} disabled={card === null}>
          {say('lift')}
        </Key>
        <Key onPress={() => void snatch()} title={say('snatchHint')}>
          {say('snatch')}
        </Key>
      </p>
      <p class="quiet">{say('people')}</p>
      <ul class="people">
        {people.value.map((person) => (
          <li key={person.id}>
            <PersonCard person={person} lies={card?.id === person.id} onChoose={() => choose({ person: person.id })} />
          </li>
        ))}
      </ul>
      <p class="quiet">{say('otherDocuments')}</p>
      <p class="keys">
        {documents.map((document) => (
          <Key key={document} onPress={() => choose({ document })}>
            {say(document)}
          </Key>
        ))}
      </p>
      <CableSwitch simulator="id-card" plugged={state.plugged} />
      <Switch
        label={say('module')}
        positions={[
          { value: false, label: say('working') },
          { value: true, label: say('silent'), bad: true },
        ]}
        at={silent}
        onSet={(mute) => void press('id-card', 'fault', mute ? { kind: 'silence', probability: 1 } : { clear: true })}
      />
      <FaultKeys
        simulator="id-card"
        label={say('nextRead')}
        kinds={faults}
        of={{ reply: 'read' }}
        armed={state.faults}
        sayOf={sayOf}
      />
    </Panel>
  )
}

function PersonCard({
  person,
  lies,
  onChoose,
}: {
  readonly person: Person
  readonly lies: boolean
  readonly onChoose: () => void
}) {
  return (
    <button type="button" class="person" aria-pressed={lies} onClick={onChoose}>
      <strong>{person.name}</strong>
      <span>
        {say(person.sex)} · {person.birthDate.slice(0, 4)}
      </span>
      <span class="number">{masked(person.idNumber)}</span>
      <small>{person.purpose}</small>
    </button>
  )
}
