/** 小票打印机: what a technician can do to it, and what it has printed. */
import type { DockPanel } from '../../panels.ts'
import { Panel, png, Thumbnail } from '../../parts.tsx'
import { Mechanics, Output, type PrinterState } from '../../printer.tsx'
import { useQuery } from '../../query.ts'
import { stateOf } from '../../world.ts'
import { vocabulary } from '../../words.ts'

export const panel: DockPanel = { simulator: 'receipt-printer', column: 'machine', Panel: ReceiptPrinterPanel }

interface ReceiptPrinterState extends PrinterState {
  /** Number of receipts cut off so far. */
  readonly receipts: number
}

interface Receipt {
  /** base64 */
  readonly png: string
  readonly text: string
  /** False: it is still hanging in the printer. */
  readonly cut: boolean
}

const { say } = vocabulary({
  title: ['小票打印机', 'Receipt printer'],
})

function ReceiptPrinterPanel() {
  const state = stateOf('receipt-printer') as ReceiptPrinterState | null
  const receipts = (useQuery('receipt-printer', 'output', {}, state?.receipts) as readonly Receipt[] | null) ?? []
  if (state === null)
    return (
      <Panel simulator="receipt-printer" title={say('title')} running={false}>
        {null}
      </Panel>
    )
  return (
    <Panel simulator="receipt-printer" title={say('title')} running>
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
