/** `ipps://`: the simulated printer behind TLS with a certificate of its own authority. */
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync } from 'node:fs'
import { request as plainRequest } from 'node:http'
import { createServer, type Server } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { launchSimulators, type Simulators } from '../../../simulators/launch.ts'
import { until } from '../testing/until.ts'
import { createDocumentPrinter } from './driver.ts'
import { pdfOf } from './testing/pdf.ts'

const file = (name: string) => join(import.meta.dirname, 'testing/certificates', name)
const fingerprint = new X509Certificate(readFileSync(file('printer.pem'))).fingerprint256
let simulators: Simulators<'document-printer'>
let server: Server
let port = 0
let requests = 0

beforeAll(async () => {
  const run = mkdtempSync(join(tmpdir(), 'dt-'))
  simulators = await launchSimulators([{ name: 'document-printer' }], { run, fast: true })
  const printer = new URL(simulators.running['document-printer'].url.replace('ipp:', 'http:'))
  server = createServer(
    { key: readFileSync(file('printer.key')), cert: readFileSync(file('printer.pem')) },
    (request, response) => {
      requests += 1
      const { headers, url } = request
      const forwarded = plainRequest(
        { host: printer.hostname, port: printer.port, path: url, method: 'POST', headers },
        (answer) => {
          response.writeHead(answer.statusCode ?? 0, answer.headers)
          answer.pipe(response)
        },
      )
      request.pipe(forwarded)
    },
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await simulators.stop()
})
beforeEach(() => void (requests = 0))

function printerAt(query: string, scheme = 'ipps') {
  const log: string[] = []
  const printer = createDocumentPrinter({
    url: `${scheme}://127.0.0.1:${port}/ipp/print${query}`,
    patience: { pollMs: 25, replyMs: 15_000 },
    onEvent: (_event, detail) => log.push(detail),
  })
  return { printer, log }
}

it.each([
  ['the authority of the profile', `?ca=${file('authority.pem')}`],
  ['the fingerprint of the profile', `?sha256=${fingerprint}`],
])('prints where the certificate is vouched for by %s', async (_what, query) => {
  const { printer } = printerAt(query)
  await until(printer, (status) => status.state === 'ready')
  const signal = new AbortController().signal
  const order = { jobName: 'test', content: 'test', pages: 1, sides: 'one', signal, onPage: () => {} } as const
  expect(await printer.print(await pdfOf(1), order)).toEqual({ ok: true, value: { sheets: 1 } })
  await printer.stop()
})

it.each([
  ['by nobody', '', /not trusted .*sha256=[0-9a-f]{64}/],
  ['by another fingerprint', `?sha256=${'ab'.repeat(32)}`, /another certificate/],
  ['by an authority that cannot be read', '?ca=/no/such/authority.pem', /authority: ENOENT/],
])('vouched for %s: faulted, and not a byte of a request sent', async (_what, query, reason) => {
  const { printer, log } = printerAt(query)
  expect(await until(printer, (status) => status.state === 'faulted')).toMatchObject({ cause: 'deviceFault' })
  expect(log.join()).toMatch(reason)
  expect(requests).toBe(0)
  await printer.stop()
})

it('ipp:// to a printer that speaks TLS only does not work by accident', async () => {
  const { printer } = printerAt('', 'ipp')
  await until(printer, (status) => status.state === 'absent' || status.state === 'faulted')
  expect(requests).toBe(0)
  await printer.stop()
})
