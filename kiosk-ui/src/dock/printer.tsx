/** What a technician can do to any printer, and what it has printed. */
import type { ComponentChildren } from 'preact'
import { CableSwitch } from './cable-switch.tsx'
import { Key, Switch } from './parts.tsx'
import type { Plugged } from './standing.ts'
import { press } from './world.ts'
import { say } from './words.ts'

const levels = ['ok', 'low', 'out'] as const
export type Level = (typeof levels)[number]

export interface PrinterState extends Plugged {
  readonly paper: Level
  readonly coverOpen: boolean
  readonly jammed: boolean
}

export function Mechanics({ printer, state }: { readonly printer: string; readonly state: PrinterState }) {
  return (
    <>
      <LevelSwitch printer={printer} part="paper" at={state.paper} />
      <Switch
        label={say('cover')}
        positions={[
          { value: false, label: say('closed') },
          { value: true, label: say('open'), bad: true },
        ]}
        at={state.coverOpen}
        onSet={(open) => void press(printer, 'cover.set', { open })}
      />
      <Switch
        label={say('paperPath')}
        positions={[
          { value: false, label: say('clear') },
          { value: true, label: say('jammed'), bad: true },
        ]}
        at={state.jammed}
        onSet={(jammed) => void press(printer, 'jam.set', { jammed })}
      />
      <CableSwitch simulator={printer} plugged={state.plugged} />
    </>
  )
}

export function LevelSwitch({
  printer,
  part,
  at,
}: {
  readonly printer: string
  readonly part: 'paper' | 'toner'
  readonly at: Level
}) {
  return (
    <Switch
      label={say(part)}
      positions={levels.map((level) => ({ value: level, label: say(level), bad: level !== 'ok' }))}
      at={at}
      onSet={(level) => void press(printer, `${part}.set`, { level })}
    />
  )
}

export function Output({
  printer,
  empty,
  children,
}: {
  readonly printer: string
  readonly empty: boolean
  readonly children: ComponentChildren
}) {
  if (empty) return <p class="quiet">{say('nothingOut')}</p>
  return (
    <div class="output">
      <div class="output-pictures">{children}</div>
      <Key onPress={() => void press(printer, 'output', { take: true })}>{say('take')}</Key>
    </div>
  )
}
