/** 扫码器: what the citizen holds in front of it. */
import { useState } from 'preact/hooks'
import { CableSwitch } from '../../cable-switch.tsx'
import { FaultKeys } from '../../fault-keys.tsx'
import type { DockPanel } from '../../panels.ts'
import { Key, Panel } from '../../parts.tsx'
import { useQuery } from '../../query.ts'
import type { Plugged } from '../../standing.ts'
import { press, stateOf } from '../../world.ts'
import { vocabulary } from '../../words.ts'

export const panel: DockPanel = { simulator: 'scanner', column: 'citizen', Panel: ScannerPanel }

interface ScannerState extends Plugged {
  /** It is looking for a code. */
  readonly light: boolean
  /** The code in front of it. */
  readonly code: string | null
}

/** A receipt from the receipt printer. */
interface Receipt {
  readonly qr: readonly string[]
  readonly cut: boolean
}

/** A page from the A4 printer. */
interface Page {
  readonly job: number
  readonly page: number
  readonly code: string | null
}

const { say, sayOf } = vocabulary({
  title: ['扫码器', 'Scanner'],
  before: ['窗口前', 'Before it'],
  nothing: ['没有码', 'No code'],
  takeAway: ['拿走', 'Take away'],
  light: ['灯', 'Light'],
  looking: ['亮，正在找码', 'On, it looks'],
  dark: ['灭', 'Off'],
  receipts: ['出示打印出来的纸', 'Show a printed paper'],
  noReceipts: ['还没有带二维码的纸', 'No paper with a QR code has come out yet'],
  anything: ['出示别的内容', 'Show anything else'],
  show: ['出示', 'Show'],
  nextCode: ['下一个码', 'Next code'],
})

const faults = ['garbage', 'truncated', 'silence', 'late'] as const

function ScannerPanel() {
  const state = stateOf('scanner') as ScannerState | null
  const printed = stateOf('receipt-printer') as { readonly receipts: number } | null
  const receipts = (useQuery('receipt-printer', 'output', {}, printed?.receipts) as readonly Receipt[] | null) ?? []
  const sheets = stateOf('document-printer') as { readonly pages: number } | null
  const pages = (useQuery('document-printer', 'codes', {}, sheets?.pages) as readonly Page[] | null) ?? []
  const [text, setText] = useState('https://example.invalid/')
  if (state === null)
    return (
      <Panel simulator="scanner" title={say('title')} running={false}>
        {null}
      </Panel>
    )
  const show = (content: string): void => void press('scanner', 'code.show', { text: content })
  const codes = [
    ...receipts.flatMap(({ qr, cut }, i) =>
      cut ? qr.map((content) => ({ content, paper: `${say('receipt')} ${i + 1}` })) : [],
    ),
    ...pages.flatMap(({ job, page, code }) =>
      code === null ? [] : [{ content: code, paper: `A4 ${job} · ${say('page')} ${page}` }],
    ),
  ]
  return (
    <Panel simulator="scanner" title={say('title')} running>
      <p class="lying">
        <span>{say('before')}</span>
        <strong>{state.code ?? say('nothing')}</strong>
        <Key onPress={() => void press('scanner', 'code.take')} disabled={state.code === null}>
          {say('takeAway')}
        </Key>
      </p>
      <p class="quiet">
        {say('light')}：{say(state.light ? 'looking' : 'dark')}
      </p>
      <p class="quiet">{say(codes.length === 0 ? 'noReceipts' : 'receipts')}</p>
      <p class="keys">
        {codes.map(({ content, paper }) => (
          <Key key={`${paper} ${content}`} onPress={() => show(content)} title={content}>
            {paper}
          </Key>
        ))}
      </p>
      <div class="switch">
        <span class="switch-label">{say('anything')}</span>
        <span class="keys">
          <input aria-label={say('anything')} value={text} onInput={(event) => setText(event.currentTarget.value)} />
          <Key onPress={() => show(text)} disabled={text === ''}>
            {say('show')}
          </Key>
        </span>
      </div>
      <CableSwitch simulator="scanner" plugged={state.plugged} />
      <FaultKeys
        simulator="scanner"
        label={say('nextCode')}
        kinds={faults}
        of={{ reply: 'code' }}
        armed={state.faults}
        sayOf={sayOf}
      />
    </Panel>
  )
}
