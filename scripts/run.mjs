/**
 * Runs one of the project's TypeScript programs on the pinned Node, on a machine that may have nothing but an older
 * Node and npm:
 *
 *   node scripts/run.mjs <program.ts> [arguments]
 *
 * Installs the locked packages first if they are missing or differ from package-lock.json. Plain JavaScript, no
 * dependencies, Node ≥ 18. Its own messages go to stderr, so that the program's `--json` output stays clean.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const say = (text) => process.stderr.write(`${text}\n`)

function stop(problem, remedy) {
  say(`\n${problem}\n→ ${remedy}`)
  process.exit(1)
}

if (Number(process.versions.node.split('.')[0]) < 18) {
  stop(
    `This machine's Node is ${process.version}; the installer needs 18 or newer.`,
    'Install Node 20 or newer (Debian: apt-get install nodejs npm), then run the same command again.',
  )
}
if (process.platform !== 'linux' && Number(process.versions.node.split('.')[0]) < 24) {
  stop(
    `On ${process.platform} the pinned Node cannot be fetched from npm.`,
    'Install Node 24 yourself, then run the same command again.',
  )
}

/** Whether node_modules has every package that package-lock.json wants on this platform, at that version. */
function installed() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
    const present = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')).packages
    return Object.entries(wanted).every(
      ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
    )
  } catch {
    return false
  }
}

function install() {
  say('Installing packages (once; about half a minute) …')
  const started = Date.now()
  const child = spawn(
    'npm',
    ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'],
    { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let errors = ''
  child.stderr.on('data', (bytes) => (errors += bytes))
  const timer = setInterval(
    () => say(`  still installing, ${Math.round((Date.now() - started) / 1000)} s`),
    process.stderr.isTTY ? 5_000 : 15_000,
  )
  return new Promise((resolve) => {
    child.on('error', (error) =>
      stop(
        `npm cannot be started: ${error.message}`,
        'Install npm (Debian: apt-get install npm), then run the same command again.',
      ),
    )
    child.on('exit', (code) => {
      clearInterval(timer)
      if (code !== 0)
        stop(
          `The packages could not be installed:\n${errors.trim()}`,
          'Check the network and the npm registry (npm ping), and that the disk has 1 GB free; then run the same command again.',
        )
      say(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.`)
      resolve()
    })
  })
}

/** The pinned Node comes as an npm package; if it cannot run, the current Node serves if it is new enough. */
function pinnedNode() {
  const binary = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin/node')
  if (existsSync(binary) && spawnSync(binary, ['-v']).status === 0) return binary
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  stop(
    `There is no Node 24 for this machine (${process.platform} ${process.arch}).`,
    'Install Node 24 yourself, then run the same command again.',
  )
}

if (!installed()) await install()

const [program, ...rest] = process.argv.slice(2)
if (!program) stop('No program was named.', 'Use the commands of package.json: npm start, npm test, npm run check …')
const node = pinnedNode()
const child = spawn(node, [join(root, program), ...rest], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  // Compiled code is cached for all of the project's processes, which makes a second start seconds faster.
  env: {
    NODE_COMPILE_CACHE: join(root, '.cache/compiled'),
    ...process.env,
    PATH: `${dirname(node)}:${join(root, 'node_modules/.bin')}:${process.env.PATH ?? ''}`,
  },
})
// Ctrl-C in a terminal reaches the whole process group; a signal sent only to this process is passed on. The child may
// thus get a signal twice, which its handlers allow.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// npm passes a signal to the shell it started, which does not pass it on; one that cannot be caught reaches nobody at
// all. So the ties up to npm are watched, and the program is told when one is cut.
if (process.env.npm_lifecycle_event !== undefined && process.platform === 'linux') {
  const shell = process.ppid
  const npm = parentOf(shell)
  const throughShell = process.env.npm_lifecycle_script !== undefined && isShell(shell)
  setInterval(() => {
    if (process.ppid !== shell || (throughShell && parentOf(shell) !== npm)) child.kill('SIGTERM')
  }, 500).unref()
}

/** Null: there is no such process. */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return null
  }
}

/** Some shells put the command in their own place; then the parent is npm itself. */
function isShell(pid) {
  try {
    return /^(?:ba|da|z|k|a)?sh$/.test(readFileSync(`/proc/${pid}/comm`, 'utf8').trim())
  } catch {
    return false
  }
}

child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
