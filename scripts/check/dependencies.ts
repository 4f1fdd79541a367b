/**
 * Code that runs at a citizen's terminal (`npm ci --omit=dev`) must find what it imports: every package it names must
 * be in `dependencies`. A package it does not name is for tests, simulators or the build, and belongs in
 * `devDependencies`.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withoutComments } from './imports.ts'
import { ownFiles } from './own-files.ts'

/** Shipped to a terminal: the daemon, the contract, the flows, and the sources of the touch UI. */
const shipped = /^(?:device-daemon\/(?:src|contract)|flows\/src|kiosk-ui\/src)\//
const isTest = (file: string): boolean => /\.(?:test|fixture)\.tsx?$|\/testing\//.test(file)
export const isShipped = (file: string): boolean => shipped.test(file) && !isTest(file)

export interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

/**
 * The packages a source needs at run time: imported, required, or named by a path into `node_modules`; not those
 * imported as types only.
 */
export function packagesIn(source: string, known: readonly string[]): readonly string[] {
  const text = withoutComments(source).replace(/\b(?:import|export) type [^'"]*from '[^']*'/g, '')
  return known.filter((name) => new RegExp(`['"](?:[^'"]*node_modules/)?${name}['"/]`).test(text))
}

/** `sources`: path → text of the shipped files. */
export function judgeDependencies(manifest: Manifest, sources: ReadonlyMap<string, string>): readonly string[] {
  const development = Object.keys(manifest.devDependencies)
  const unused = new Set(Object.keys(manifest.dependencies))
  const findings: string[] = []
  for (const [file, source] of sources) {
    for (const name of packagesIn(source, development))
      findings.push(`${file}: ${name} is a development dependency, and this file runs at the terminal`)
    for (const name of packagesIn(source, [...unused])) unused.delete(name)
  }
  for (const name of unused)
    findings.push(`package.json: nothing that runs at the terminal uses ${name}: move it to devDependencies`)
  return findings
}

export function checkDependencies(root: string): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest
  const files = ownFiles(root, ['.ts', '.tsx', '.mjs']).filter(isShipped)
  return judgeDependencies(manifest, new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')])))
}
