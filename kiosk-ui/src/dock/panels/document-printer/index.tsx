/** A4 打印机: what a technician can do to it, and what it has printed. */
import type { DockPanel } from '../../panels.ts'
import { Panel, png, Thumbnail } from '../../parts.tsx'
import { LevelSwitch, Mechanics, Output, type PrinterState, type Level } from '../../printer.tsx'
import { useQuery } from '../../query.ts'
import { stateOf } from '../../world.ts'
import { vocabulary } from '../../words.ts'

export const panel: DockPanel = { simulator: 'document-printer', column: 'machine', Panel: DocumentPrinterPanel }

interface DocumentPrinterState extends PrinterState {
  readonly toner: Level
  readonly printing: boolean
  /** Printed so far. */
  readonly pages: number
}

interface Sheet {
  readonly job: number
  readonly page: number
  /** base64 */
  readonly png: string
}

const { say } = vocabulary({
  title: ['A4 打印机', 'A4 printer'],
})

function DocumentPrinterPanel() {
  const state = stateOf('document-printer') as DocumentPrinterState | null
  const sheets = (useQuery('document-printer', 'output', {}, state?.pages) as readonly Sheet[] | null) ?? []
  if (state === null)
    return (
      <Panel simulator="document-printer" title={say('title')} running={false}>
        {null}
      </Panel>
    )
  const jobs = [...Map.groupBy(sheets, (sheet) => sheet.job)].reverse()
  return (
    <Panel simulator="document-printer" title={say('title')} running>
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
