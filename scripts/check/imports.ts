/**
 * The import rule of the design, executable: which room may import which, and no circles.
 *
 *   kiosk-ui ──► flows ◄── device-daemon/src ──► (packages)
 *      │           ↕ types        │
 *      └──► device-daemon/contract ◄──┘        device-daemon/simulators stand alone
 */
import { readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { ownFiles } from './own-files.ts'

export interface Import {
  readonly from: string
  /** Only types, which are gone when the program runs. */
  readonly typeOnly: boolean
  readonly line: number
  readonly specifier: string
}

export interface Finding {
  readonly file: string
  readonly line: number
  readonly problem: string
}

interface Room {
  readonly name: string
  readonly under: string
  /** Rooms it may import, besides itself. */
  readonly rooms: readonly string[]
  /** Single files of other rooms it may import. */
  readonly files?: readonly string[]
  /** Rooms from which it may import types. */
  readonly types?: readonly string[]
  /** npm packages it may import; undefined: any. */
  readonly packages?: readonly string[]
  /** Whether it may import `node:` modules. */
  readonly node: boolean
}

/** The first match counts, so narrower folders come first. */
export const rooms: readonly Room[] = [
  // The command line reads files and arguments; the rest of flows takes data and returns data.
  { name: 'flows command line', under: 'flows/src/cli', rooms: ['flows'], node: true },
  { name: 'flows', under: 'flows/src/catalogue', rooms: ['flows'], packages: ['valibot', 'yaml'], node: false },
  // The scripted daemon of the journeys' tests refuses what the contract says the real one would.
  {
    name: 'flows',
    under: 'flows/src/journeys/testing/',
    rooms: ['contract'],
    packages: ['valibot', 'xstate'],
    node: true,
  },
  // What journeys ask of the daemon is told once, in the contract; only its types are needed.
  { name: 'flows', under: 'flows/src/journeys/', rooms: [], types: ['contract'], packages: ['xstate'], node: false },
  { name: 'flows', under: 'flows/', rooms: [], packages: ['valibot', 'xstate'], node: false },
  // Messages carry flows' own data, of which only the types are needed.
  {
    name: 'contract',
    under: 'device-daemon/contract/',
    rooms: [],
    types: ['flows'],
    packages: ['valibot'],
    node: false,
  },
  // The holiday arrangement is public and the same for everybody, so the demo platform may use it too.
  {
    name: 'simulators',
    under: 'device-daemon/simulators/',
    rooms: [],
    files: ['flows/src/time/calendar.ts'],
    node: true,
  },
  { name: 'daemon', under: 'device-daemon/src/', rooms: ['flows', 'contract'], node: true },
  // The build reads the texts to make data of them.
  {
    name: 'kiosk-ui build',
    under: 'kiosk-ui/vite',
    rooms: ['contract'],
    files: ['kiosk-ui/src/texts/zh.ts', 'kiosk-ui/src/texts/en.ts'],
    node: true,
  },
  {
    name: 'kiosk-ui',
    under: 'kiosk-ui/src/',
    rooms: ['flows', 'contract'],
    packages: ['preact', '@preact/signals', 'xstate', 'i18next'],
    node: false,
  },
  // Scripts and browser tests start the whole product and may import any of it; scripts run browser tests only as
  // programs.
  {
    name: 'scripts',
    under: 'scripts/',
    rooms: ['flows', 'contract', 'daemon', 'simulators', 'kiosk-ui', 'flows command line'],
    node: true,
  },
  {
    name: 'e2e',
    under: 'e2e/',
    rooms: ['flows', 'flows command line', 'contract', 'daemon', 'simulators', 'scripts', 'kiosk-ui'],
    node: true,
  },
]

const room = (file: string): Room | undefined => rooms.find((one) => file.startsWith(one.under))
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file) || file.includes('/testing/')
const aliases: Readonly<Record<string, string>> = { '#flows/': 'flows/src/', '#contract/': 'device-daemon/contract/' }

/** Removes comments but keeps line numbers, so that an import in a comment's example does not count. */
export function withoutComments(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
}

export function importsOf(file: string, source: string): Import[] {
  const found: Import[] = []
  const pattern =
    /(?:^|[\s;}])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|[\s;}])import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g
  const text = withoutComments(source)
  for (const match of text.matchAll(pattern)) {
    const specifier = match[1] ?? match[2] ?? match[3] ?? ''
    found.push({
      from: file,
      line: text.slice(0, match.index + match[0].length).split('\n').length,
      specifier,
      typeOnly: /^\W*(?:import|export)\s+type\s/.test(match[0]),
    })
  }
  return found
}

/** The project file an import refers to, relative to the root; null for a package or `node:` module. */
export function target(one: Import): string | null {
  for (const [alias, folder] of Object.entries(aliases))
    if (one.specifier.startsWith(alias)) return folder + one.specifier.slice(alias.length)
  if (one.specifier.startsWith('.')) return normalize(join(dirname(one.from), one.specifier)).replace(/\?.*$/, '')
  return null
}

/** The rule that an import breaks, or null. */
export function judge(one: Import): string | null {
  const here = room(one.from)
  if (!here) return 'stands in no room the design knows'
  const to = target(one)
  if (to !== null) {
    const there = room(to)
    if (!there || there.name === here.name || here.rooms.includes(there.name) || here.files?.includes(to)) return null
    if (one.typeOnly && here.types?.includes(there.name)) return null
    if (isTest(one.from) && here.name === 'daemon' && there.name === 'simulators') return null
    return `${here.name} may not import ${there.name} (${to})`
  }
  if (one.specifier.startsWith('node:'))
    return here.node || isTest(one.from) ? null : `${here.name} is pure: it may not import ${one.specifier}`
  const name = one.specifier.startsWith('@')
    ? one.specifier.split('/').slice(0, 2).join('/')
    : (one.specifier.split('/')[0] ?? '')
  if (isTest(one.from) || here.packages === undefined || here.packages.includes(name)) return null
  return `${here.name} may not import the package ${name} (allowed: ${here.packages.join(', ')})`
}

/** Every circle once, as the list of its files. */
export function circles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const found = new Map<string, string[]>()
  const done = new Set<string>()
  const path: string[] = []
  const visit = (file: string): void => {
    const seen = path.indexOf(file)
    if (seen >= 0) {
      const circle = path.slice(seen)
      found.set([...circle].sort().join('|'), circle)
      return
    }
    if (done.has(file)) return
    path.push(file)
    for (const next of edges.get(file) ?? []) visit(next)
    path.pop()
    done.add(file)
  }
  for (const file of edges.keys()) visit(file)
  return [...found.values()]
}

export function checkImports(root: string): { readonly files: number; readonly findings: readonly Finding[] } {
  const files = ownFiles(root, ['.ts', '.tsx'])
  const findings: Finding[] = []
  const edges = new Map<string, string[]>()
  for (const file of files) {
    const found = importsOf(file, readFileSync(join(root, file), 'utf8'))
    for (const one of found) {
      const problem = judge(one)
      if (problem) findings.push({ file, line: one.line, problem })
    }
    edges.set(
      file,
      found.map(target).filter((to): to is string => to !== null && /\.tsx?$/.test(to)),
    )
  }
  for (const circle of circles(edges))
    findings.push({
      file: circle[0] ?? '',
      line: 1,
      problem: `circle of imports: ${[...circle, circle[0]].map((file) => relative('.', file ?? '')).join(' → ')}`,
    })
  return { files: files.length, findings }
}
