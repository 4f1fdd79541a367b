/**
 * 机型配置: what this machine is, one YAML file per machine model. Checked completely before anything is opened; every
 * problem is reported with file, line, column and remedy.
 */
import { dirname, join, resolve } from 'node:path'
import * as v from 'valibot'
import { commands } from '#contract/commands.ts'
import type { DeviceKind } from '#contract/devices.ts'
import { parse } from '#flows/catalogue/parsed.ts'
import { formatProblems, type CatalogueProblem, type Finding } from '#flows/catalogue/problem.ts'
import { readRegularFile, type FileFailure } from '../base/regular-file.ts'
import { publisherKey } from '#flows/catalogue/bundle.ts'
import { codeTableNames } from '../platform/code-tables.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { DeviceDescription } from '../devices/description.ts'
import { descriptions } from '../devices/kinds.ts'
import { sharedLines } from './shared-lines.ts'
import { readAuthority } from './platform-ca.ts'
import { readSimulators, simulatorOf, type RunningSimulator } from './simulators.ts'

const between = (least: number, most: number, unit: string) => {
  const words = `a number of ${unit}, ${least} … ${most}`
  return v.pipe(v.number(), v.minValue(least, words), v.maxValue(most, words))
}
/** No sign of life comes while a command runs: a slow printer must not end the session. */
const longestCommand = Math.max(...Object.values(commands).map(({ timeoutMs }) => timeoutMs)) / 1000
/** A terminal that somebody has left must not show what they told for longer; timers of Node end at 24 days. */
const longestWait = 3600
const idleSeconds = v.pipe(
  v.number(),
  v.gtValue(longestCommand, `more than the longest command, ${longestCommand} s`),
  v.maxValue(longestWait, `at most ${longestWait} s`),
)
/** CSS pixels per millimetre of the panels that exist; with others the UI would take a usual one. */
const [coarsest, finest] = [1, 20]
const Panel = v.pipe(
  v.strictObject({ widthPx: between(320, 16_384, 'pixels'), widthMm: between(100, 5000, 'millimetres') }),
  v.check(
    ({ widthPx, widthMm }) => widthPx >= coarsest * widthMm && widthPx <= finest * widthMm,
    `${coarsest} … ${finest} pixels a millimetre: measure the visible width of the panel in mm`,
  ),
)
const webAddress = (text: string): URL | null => {
  const url = URL.canParse(text) ? new URL(text) : null
  return url !== null && ['http:', 'https:'].includes(url.protocol) && url.username === '' ? url : null
}
/** The client appends `/v1/…`. */
const isBase = (text: string): boolean => {
  const url = webAddress(text)
  return simulatorOf(text) !== null || (url !== null && url.search === '' && url.hash === '')
}
const isQuery = (text: string): boolean =>
  webAddress(text.replace('{application}', 'a')) !== null && text.split('{application}').length === 2

const path = v.pipe(v.string(), v.nonEmpty('a path'))

/** `model` selects the driver, see `devices/<kind>/index.ts`. */
const schemaOf = ({ models }: DeviceDescription) => {
  const words = Object.keys(models)
  return v.optional(v.strictObject({ model: v.picklist(words, `one of ${words.join(', ')}`), url: v.string() }))
}
/** At most one device of each kind. */
const Devices = v.strictObject(
  Object.fromEntries(descriptions.map((one) => [one.kind, schemaOf(one)])) as unknown as Readonly<
    Record<DeviceKind, ReturnType<typeof schemaOf>>
  >,
)

const Profile = v.strictObject({
  kind: v.picklist(['demo', 'bench', 'production'], 'one of demo, bench, production'),
  /** 终端编号 as used by the hall: printed on documents, sent to the platform. */
  terminal: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,32}$/, 'letters, digits and -, at most 32 of them')),
  /** Port of the loopback origin; 0: any free one. */
  port: v.pipe(
    v.number(),
    v.integer('a whole number'),
    v.minValue(0, 'a port, 0 … 65535'),
    v.maxValue(65_535, 'a port, 0 … 65535'),
  ),
  district: v.pipe(v.string(), v.regex(/^\d{6}$/, 'six digits of GB/T 2260 in quotes, e.g. "410902"')),
  /**
   * 事项包: where bundles of services are put, and the public key of who publishes them (`flows/bundles.md`). Omitted:
   * the services are those of the software's own folders.
   */
  services: v.optional(
    v.strictObject({
      bundle: path,
      publisher: v.pipe(
        v.string(),
        v.regex(publisherKey, '130 digits as npm run platform -- keys FILE shows them: 04…'),
      ),
    }),
  ),
  /** The screen: sizes are designed in millimetres, so the UI must know its real width. */
  panel: Panel,
  languages: v.pipe(v.array(v.picklist(['zh', 'en'], 'zh or en')), v.minLength(1, 'at least one of zh, en')),
  devices: Devices,
  /** Omitted on a bench: devices are tried one at a time, nothing is submitted. */
  platform: v.optional(
    v.strictObject({
      /** `https://…`, or `simulator:platform`. */
      baseUrl: v.pipe(v.string(), v.check(isBase, 'an address like https://platform.example, without ? and #')),
      /** PEM of a private certificate authority, for a platform whose certificate no public one has signed. */
      ca: v.optional(path),
      appKey: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,128}$/, 'letters, digits and signs without spaces')),
      signing: v.strictObject({
        algorithm: v.picklist(['hmac-sm3', 'sm2-sm3'], 'one of hmac-sm3, sm2-sm3'),
        keyFile: path,
      }),
      /** The code tables of the platform, where provinces differ (满意度 …): `platform/code-tables.ts`. */
      codes: v.optional(v.picklist(codeTableNames, `one of ${codeTableNames.join(', ')}`), 'national'),
      /** Printed as QR on the receipt; `{application}` is replaced by the application's id. */
      queryUrl: v.pipe(
        v.string(),
        v.maxLength(300, 'at most 300 characters: a longer one makes the code too fine to scan'),
        v.check(isQuery, 'an address like https://platform.example/query?application={application}'),
      ),
    }),
  ),
  /** The key that the terminals of a district share for the codes on 一次性告知书; omitted: the papers carry none. */
  notices: v.optional(v.strictObject({ key: path })),
  /** For outbox, keys and record. `run:NAME`: in the folder given by --run (demo and bench). */
  stateDirectory: path,
  launchTicket: v.picklist(['once', 'reusable'], 'one of once, reusable'),
  limits: v.strictObject({ idleSeconds, uiLostSeconds: between(1, longestWait, 'seconds') }),
  dock: v.optional(v.boolean(), false),
  /** 人证比对: none until a comparer is installed; the result is then `notCompared`. */
  faceComparer: v.optional(v.picklist(['none'], 'none'), 'none'),
})

/** A profile with all addresses and paths resolved. */
export interface Config extends Omit<v.InferOutput<typeof Profile>, 'stateDirectory'> {
  readonly stateDirectory: string
  readonly file: string
  /** The simulators in the run folder, by name. */
  readonly simulators: Readonly<Record<string, RunningSimulator>>
}

export interface ConfigFailure {
  /**
   * `unreadable`: no such file, or none that can be one; `invalid`: wrong contents; `simulators`: a simulator named by
   * the profile is not running.
   */
  readonly code: 'unreadable' | 'invalid' | 'simulators'
  /** For a person: what is wrong, where, and the remedy. */
  readonly text: string
}

/** Far more than any profile; a larger file is none. */
const largestBytes = 256 * 1024
const inRun = /^run:(.+)$/

export interface LoadOptions {
  readonly file: string
  /** The folder given by `--run`: simulators.json of the running simulators, and the state of a demo. */
  readonly run?: string | undefined
  readonly port?: number | undefined
}

export function loadConfig({ file, run, port }: LoadOptions): Result<Config, ConfigFailure> {
  const text = readRegularFile(file, largestBytes)
  if (!text.ok) return fail({ code: 'unreadable', text: unread(file, text.failure) })
  const here = dirname(resolve(file))
  const parsed = parse(text.value.toString('utf8'), file, Profile, (profile) => [
    ...forKind(profile),
    ...badAddresses(profile),
    ...sharedLines(profile.devices),
    ...needingRun(profile, run),
    ...badAuthority(profile, here),
  ])
  if (!parsed.ok) return fail({ code: 'invalid', text: problems(parsed.problems) })
  const profile = parsed.value
  const running = run === undefined ? {} : readSimulators(run)
  if (running === null)
    return fail({
      code: 'simulators',
      text: `simulators.json in ${run} is not what the simulators write\n    → start them again (npm start does)`,
    })
  const lost = [...notRunning(profile, running), ...notTheirs(profile)]
  if (lost.length > 0) return fail({ code: 'simulators', text: problems(lost.map((one) => parsed.place(one))) })

  const addressOf = (url: string): string => running[simulatorOf(url) ?? '']?.url ?? url
  const folderOf = (name: string): string =>
    inRun.test(name) && run !== undefined ? join(run, inRun.exec(name)?.[1] ?? '') : resolve(here, name)
  const devices = Object.fromEntries(
    Object.entries(profile.devices).map(([kind, it]) => [kind, it && { ...it, url: addressOf(it.url) }]),
  )
  return ok({
    ...profile,
    file,
    simulators: running,
    port: port ?? profile.port,
    devices,
    stateDirectory: folderOf(profile.stateDirectory),
    notices: profile.notices && { key: resolve(here, profile.notices.key) },
    services: profile.services && { ...profile.services, bundle: folderOf(profile.services.bundle) },
    platform: profile.platform && {
      ...profile.platform,
      baseUrl: addressOf(profile.platform.baseUrl),
      ca: profile.platform.ca && resolve(here, profile.platform.ca),
      signing: { ...profile.platform.signing, keyFile: resolve(here, profile.platform.signing.keyFile) },
    },
  })
}

function badAddresses(profile: v.InferOutput<typeof Profile>): Finding[] {
  return descriptions.flatMap(({ kind, models }): Finding[] => {
    const it = profile.devices[kind]
    if (it === undefined || simulatorOf(it.url) !== null) return []
    const address = models[it.model]?.parseAddress(it.url)
    return address === undefined || address.ok
      ? []
      : [{ path: ['devices', kind, 'url'], message: 'not an address of this device', remedy: address.failure.detail }]
  })
}

function notRunning(profile: v.InferOutput<typeof Profile>, running: Config['simulators']): Finding[] {
  return addresses(profile)
    .filter(({ url }) => simulatorOf(url) !== null && running[simulatorOf(url) ?? ''] === undefined)
    .map(({ path, url }) => ({
      path,
      message: `${url} is not running`,
      remedy: 'start the simulators first (npm start does), or name a real device',
    }))
}

/**
 * A device must name the simulator of its own kind: a printer's driver would wait for ever for an answer from a card
 * reader.
 */
function notTheirs(profile: v.InferOutput<typeof Profile>): Finding[] {
  const devices = descriptions.map(({ kind, simulator }) => ({
    path: ['devices', kind, 'url'],
    url: profile.devices[kind]?.url,
    simulator,
  }))
  const platform = { path: ['platform', 'baseUrl'], url: profile.platform?.baseUrl, simulator: 'platform' }
  return [...devices, platform].flatMap(({ path, url, simulator }): Finding[] => {
    const named = url === undefined ? null : simulatorOf(url)
    return named === null || named === simulator
      ? []
      : [{ path, message: `${url} simulates something else`, remedy: `write simulator:${simulator}` }]
  })
}

function unread(file: string, { code, detail }: FileFailure): string {
  const remedy = 'name a file that exists; device-daemon/profiles holds examples'
  return code === 'missing'
    ? `There is no profile ${file}\n    → ${remedy}`
    : `The profile ${file} ${detail}\n    → ${remedy}`
}

const problems = (list: readonly CatalogueProblem[]): string => formatProblems(list, 'en')

function addresses(
  profile: v.InferOutput<typeof Profile>,
): { readonly path: readonly string[]; readonly url: string }[] {
  const devices = Object.entries(profile.devices).flatMap(([kind, it]) =>
    it ? [{ path: ['devices', kind, 'url'], url: it.url }] : [],
  )
  return [...devices, ...(profile.platform ? [{ path: ['platform', 'baseUrl'], url: profile.platform.baseUrl }] : [])]
}

/** Refuses settings that are convenient at a desk but unsafe in a hall. */
function forKind(profile: v.InferOutput<typeof Profile>): Finding[] {
  const findings: Finding[] = []
  if (profile.kind !== 'bench' && !profile.platform)
    findings.push({
      path: ['platform'],
      message: '"platform" is missing',
      remedy: 'add the platform; only kind bench does without',
    })
  if (profile.kind !== 'demo' && profile.dock)
    findings.push({
      path: ['dock'],
      message: 'the dev dock belongs to the simulators',
      remedy: 'remove it, or use kind demo',
    })
  if (profile.kind !== 'production') return findings
  for (const { path, url } of addresses(profile))
    if (simulatorOf(url) !== null)
      findings.push({
        path,
        message: 'a simulator in production',
        remedy: "write the real device's or platform's address",
      })
  if (profile.launchTicket === 'reusable')
    findings.push({
      path: ['launchTicket'],
      message: 'a reusable ticket lets anybody in who once saw it',
      remedy: 'write once',
    })
  if (inRun.test(profile.stateDirectory))
    findings.push({
      path: ['stateDirectory'],
      message: 'applications would be kept in a temporary folder',
      remedy: 'write a lasting one, e.g. /var/lib/yijianshi-kiosk',
    })
  const base = profile.platform?.baseUrl
  if (base !== undefined && simulatorOf(base) === null && !base.startsWith('https://'))
    findings.push({
      path: ['platform', 'baseUrl'],
      message: 'personal data would travel unencrypted',
      remedy: 'write an https:// address',
    })
  return findings
}

function badAuthority({ platform }: v.InferOutput<typeof Profile>, here: string): Finding[] {
  if (platform?.ca === undefined) return []
  const at = ['platform', 'ca']
  if (!platform.baseUrl.startsWith('https://'))
    return [{ path: at, message: 'only https has certificates', remedy: 'remove it, or write an https:// baseUrl' }]
  const read = readAuthority(resolve(here, platform.ca), new Date())
  return read.ok ? [] : [{ path: at, message: read.failure.problem, remedy: read.failure.remedy }]
}

function needingRun(profile: v.InferOutput<typeof Profile>, run: string | undefined): Finding[] {
  if (run !== undefined) return []
  return inRun.test(profile.stateDirectory)
    ? [
        {
          path: ['stateDirectory'],
          message: 'there is no --run folder',
          remedy: 'start with --run DIR, or write a path',
        },
      ]
    : []
}
