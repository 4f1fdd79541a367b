/** 凭条打印机 and A4 打印机: what a technician does to them, and what came out. */
import type { ComponentChildren } from 'preact'
import { CableSwitch } from './cable-switch.tsx'
import { Key, Panel, png, Switch, Thumbnail } from './parts.tsx'
import { levels, type Level, type PrinterState } from './simulators.ts'
import { useTold } from './told.ts'
import { press, stateOf } from './world.ts'
import { say } from './words.ts'

type Printer = 'receipt-printer' | 'document-printer'

export function ReceiptPrinterPanel() {
  const state = stateOf('receipt-printer')
  const receipts = useTold('receipt-printer/output', {}, state?.receipts) ?? []
  if (state === null)
    return (
      <Panel simulator="receipt-printer" running={false}>
        {null}
      </Panel>
    )
  return (
    <Panel simulator="receipt-printer" running>
      <Mechanics printer="receipt-printer" state={state} />
      <Output printer="receipt-printer" empty={receipts.length === 0}>
        {receipts
          .map(({ png: base64, cut }, i) => (
            <Thumbnail
              key={`${i}-${String(cut)}`}
              picture={{
                source: png(base64),
                label: `${say('receipt')} ${i + 1}${cut ? '' : `（${say('hanging')}）`}`,
              }}
            />
          ))
          .reverse()}
      </Output>
    </Panel>
  )
}

export function DocumentPrinterPanel() {
  const state = stateOf('document-printer')
  const sheets = useTold('document-printer/output', {}, state?.pages) ?? []
  if (state === null)
    return (
      <Panel simulator="document-printer" running={false}>
        {null}
      </Panel>
    )
  const jobs = [...Map.groupBy(sheets, (sheet) => sheet.job)].reverse()
  return (
    <Panel simulator="document-printer" running>
      <Mechanics printer="document-printer" state={state} />
      <LevelSwitch printer="document-printer" part="toner" at={state.toner} />
      {state.printing && <p class="armed">{say('printing')}</p>}
      <Output printer="document-printer" empty={sheets.length === 0}>
        {jobs.map(([job, pages]) => (
          <div key={job} class="job" role="group" aria-label={`${say('job')} ${job}`}>
            {pages.map(({ page, png: base64 }) => (
              <Thumbnail
                key={page}
                picture={{ source: png(base64), label: `${say('job')} ${job} · ${say('page')} ${page}` }}
              />
            ))}
          </div>
        ))}
      </Output>
    </Panel>
  )
}

function Mechanics({ printer, state }: { readonly printer: Printer; readonly state: PrinterState }) {
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

function LevelSwitch({
  printer,
  part,
  at,
}: {
  readonly printer: Printer
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

function Output({
  printer,
  empty,
  children,
}: {
  readonly printer: Printer
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
