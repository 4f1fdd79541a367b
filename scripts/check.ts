/**
 * `npm run check`: everything that can be checked without running the product: format, types, lint, imports,
 * dependencies, long lines and files, the platform contract, the catalogue and its reference, texts in both languages.
 * Exit code 1 with one line per finding.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { checkContract } from './check/contract.ts'
import { checkDependencies } from './check/dependencies.ts'
import { checkImports } from './check/imports.ts'
import { checkLines } from './check/lines.ts'
import { checkTexts } from './check/texts.ts'
import { readOptions } from './lib/read-options.ts'

const root = join(import.meta.dirname, '..')

export interface Check {
  readonly name: string
  /** Returns the findings, one line each; empty if the check passes. */
  run(): Promise<readonly string[]>
}

/** The output of a program as findings, if it fails. */
function program(command: string, args: readonly string[]): Promise<readonly string[]> {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(join(root, 'node_modules/.bin', command), args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()))
    child.stderr.on('data', (bytes: Buffer) => (output += bytes.toString()))
    child.on('close', (code) => resolve(code === 0 ? [] : output.trim().split('\n')))
  })
}

export const checks: readonly Check[] = [
  { name: 'format', run: () => program('oxfmt', ['--check']) },
  { name: 'types', run: () => program('tsc', ['--noEmit']) },
  { name: 'lint', run: () => program('oxlint', ['--type-aware', '--deny-warnings']) },
  {
    name: 'imports',
    run: async () => checkImports(root).findings.map((one) => `${one.file}:${one.line}: ${one.problem}`),
  },
  { name: 'dependencies', run: async () => checkDependencies(root) },
  { name: 'lines', run: async () => checkLines(root) },
  {
    name: 'contract',
    run: () => checkContract(root, join(root, 'device-daemon/src/platform/openapi.yaml')),
  },
  { name: 'catalogue', run: () => program('node', [join(root, 'flows/src/cli.ts'), 'lint']) },
  { name: 'reference', run: () => program('node', [join(root, 'flows/src/cli.ts'), 'reference', '--check']) },
  { name: 'texts', run: async () => checkTexts() },
]

export async function runChecks(report: (line: string) => void): Promise<boolean> {
  let holds = true
  for (const check of checks) {
    const started = performance.now()
    const findings = await check.run()
    if (findings.length > 0) holds = false
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    report(`${findings.length === 0 ? '✓' : '✗'} ${check.name.padEnd(12)} ${seconds} s`)
    for (const finding of findings) report(`    ${finding}`)
  }
  return holds
}

if (import.meta.main) {
  if (readOptions({ help: { type: 'boolean' } }).help) {
    console.log(
      'npm run check: format, types, lint, imports, dependencies, lines, contract, catalogue, texts in both languages',
    )
  } else if (!(await runChecks(console.log))) {
    process.exitCode = 1
  }
}
