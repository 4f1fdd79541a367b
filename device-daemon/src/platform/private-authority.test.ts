/** A platform inside the government's network, whose certificate a private authority has signed. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadConfig } from '../profile/config.ts'
import { readAuthority } from '../profile/platform-ca.ts'
import { createPlatform } from './client.ts'
import { hmacSm3 } from './signing.ts'
import { afterwards, forever } from './testing/client-world.ts'

let folder: string
const at = (name: string): string => join(folder, name)
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-ca-'))
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '30', '-subj', '/CN=Authority')
  openssl('req', ...key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=Platform')
  writeFileSync(at('names'), 'subjectAltName=IP:127.0.0.1\nbasicConstraints=CA:FALSE\n')
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names', '-days', '30']
  openssl('x509', '-req', '-in', 'server.csr', ...signed, '-out', 'server.pem')
})
afterAll(() => rmSync(folder, { recursive: true }))

async function platform(): Promise<string> {
  const health = JSON.stringify({ status: 'ok', time: new Date().toISOString() })
  const certificate = { key: readFileSync(at('server.key')), cert: readFileSync(at('server.pem')) }
  const server = createServer(certificate, (_request, response) => response.end(health))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterwards(() => {
    server.closeAllConnections()
    server.close()
  })
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const client = (baseUrl: string, ca?: string) =>
  createPlatform({
    baseUrl,
    appKey: 'a',
    deviceId: 'd',
    signer: hmacSm3('s'),
    wallClock: Date.now,
    ...(ca !== undefined && { ca }),
  })

it('is reached with its authority, and not without', async () => {
  const url = await platform()
  const ca = readAuthority(at('ca.pem'), new Date())
  if (!ca.ok) throw new Error(ca.failure.problem)
  expect(await client(url, ca.value).health(forever)).toMatchObject({ ok: true })
  expect(await client(url).health(forever)).toMatchObject({
    ok: false,
    failure: { code: 'platformOffline', own: false, detail: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
  })
})

describe('platform.ca of a profile', () => {
  const problem = (ca: string, baseUrl = 'https://platform.example'): string => {
    const example = join(import.meta.dirname, '../../profiles/production.example.yaml')
    const profile = readFileSync(example, 'utf8')
      .replace(/ {2}# ca: .*/, `  ca: ${ca}`)
      .replace('https://platform.example\n', `${baseUrl}\n`)
    writeFileSync(at('profile.yaml'), profile)
    const loaded = loadConfig({ file: at('profile.yaml') })
    return loaded.ok ? (loaded.value.platform?.ca ?? 'none') : loaded.failure.text
  }

  it('is found beside the profile', () => {
    expect(problem('ca.pem')).toBe(at('ca.pem'))
  })

  it.each([
    ['is not there', 'nothing.pem', /nothing\.pem cannot be read/],
    ['is a folder', '.', /is a folder/],
    ['is something else', 'names', /names holds no certificate in PEM/],
    ['is a private key', 'ca.key', /holds a private key/],
    ['is the certificate of the platform itself', 'server.pem', /CN=Platform, which is no authority/],
  ])('that %s is named with line and remedy', (_what, ca, expected) => {
    const told = problem(ca)
    expect(told).toMatch(expected)
    expect(told).toMatch(/profile\.yaml:\d+:\d+ platform\.ca: .*\n {4}→ /)
  })

  it('that has ended is said', () => {
    expect(readAuthority(at('ca.pem'), new Date('2999-01-01'))).toMatchObject({ failure: { code: 'unusable' } })
  })

  it('without https means nothing', () => {
    expect(problem('ca.pem', 'http://platform.example')).toMatch(/platform\.ca: only https has certificates/)
  })
})
