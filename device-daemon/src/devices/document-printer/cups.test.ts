/**
 * Against a real CUPS and a real IPP printer program. Runs only as root and where these are installed (apt-get install
 * cups cups-ipp-utils dbus).
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../testing/until.ts'
import { createDocumentPrinter } from './driver.ts'
import { damagedPdf, pdfOf } from './testing/pdf.ts'
import { cupsIsInstalled, startCups, type PrivateCups } from './testing/private-cups.ts'

describe.runIf(cupsIsInstalled())('a real IPP printer, and a CUPS queue in front of it', () => {
  let cups: PrivateCups
  const order = (pages: number) =>
    ({
      jobName: 'test',
      content: 'test',
      pages,
      sides: 'one',
      signal: new AbortController().signal,
      onPage: () => {},
    }) as const
  const printed = async (url: string, pdf: Uint8Array, pages: number) => {
    const printer = createDocumentPrinter({ url, patience: { blockedMs: 500, arisenMs: 1_500, stalledMs: 15_000 } })
    await until(printer, (status) => status.state === 'ready')
    const result = await printer.print(pdf, order(pages))
    await printer.stop()
    return result
  }

  beforeAll(async () => {
    cups = await startCups()
  }, 30_000)
  afterEach(() => cups.setEmpty(false))
  afterAll(() => cups.stop())

  it('the printer takes a document and says that it is out', async () => {
    expect(await printed(cups.printerUrl, await pdfOf(1), 1)).toEqual({ ok: true, value: { sheets: 1 } })
  })

  it('the queue prints it, and keeps nothing of it', async () => {
    expect(await printed(cups.queueUrl, await pdfOf(1), 1)).toMatchObject({ ok: true })
    expect(cups.spooled()).toEqual([])
  })

  it('a damaged document is no success in the queue either', async () => {
    expect((await printed(cups.queueUrl, damagedPdf, 1)).ok).toBe(false)
    expect(cups.spooled()).toEqual([])
  })

  it('no paper: the reason comes through the queue, and the job does not wait there for somebody else', async () => {
    cups.setEmpty(true)
    expect(await printed(cups.queueUrl, await pdfOf(1), 1)).toMatchObject({ ok: false, failure: { code: 'paperOut' } })
    expect(cups.spooled()).toEqual([])
  })
})
