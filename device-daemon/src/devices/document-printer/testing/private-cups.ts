/**
 * A complete private CUPS for a test: message bus, ippeveprinter as the printer, and cupsd with one queue for it, all
 * in one folder and on free ports. Needs root, because cupsd runs its filters as the user lp.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface PrivateCups {
  /** Address of the printer itself. */
  readonly printerUrl: string
  readonly queueUrl: string
  /** While true, the printer reports no paper for the job it is printing. */
  setEmpty(empty: boolean): void
  /** Names of the documents in the queue's spool. */
  spooled(): readonly string[]
  stop(): Promise<void>
}

const programs = ['/usr/sbin/cupsd', '/usr/sbin/lpadmin', '/usr/bin/dbus-daemon', '/usr/sbin/ippeveprinter']

export const cupsIsInstalled = (): boolean =>
  process.getuid?.() === 0 && programs.every((program) => existsSync(program))

export async function startCups(): Promise<PrivateCups> {
  const root = mkdtempSync(join(tmpdir(), 'cups-'))
  const path = (name: string) => join(root, name)
  const [printerPort, queuePort] = [await freePort(), await freePort()]
  for (const folder of ['etc', 'spool', 'cache', 'state', 'tmp', 'log', 'printed']) mkdirSync(path(folder))
  writeFileSync(path('bus.conf'), busConfiguration(path('bus.sock')))
  writeFileSync(path('cupsd.conf'), serverConfiguration(queuePort))
  writeFileSync(path('cups-files.conf'), filesConfiguration(root))
  writeFileSync(path('print.sh'), printScript(path('empty')))
  chmodSync(path('print.sh'), 0o755)
  chmodSync(root, 0o755)
  execFileSync('chown', ['-R', 'root:lp', root])

  const environment = { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${path('bus.sock')}` }
  const children: ChildProcess[] = []
  const stop = async () => {
    await Promise.all(children.map(ended))
    rmSync(root, { recursive: true, force: true })
  }
  const run = (program: string, ...args: readonly string[]) =>
    children.push(spawn(program, args, { env: environment, stdio: 'ignore' }))
  try {
    await start()
  } catch (error) {
    await stop()
    throw error
  }

  async function start(): Promise<void> {
    run('dbus-daemon', `--config-file=${path('bus.conf')}`, '--nofork', '--nopidfile')
    await until(() => existsSync(path('bus.sock')))
    run(
      '/usr/sbin/ippeveprinter',
      '-r',
      'off',
      '-p',
      String(printerPort),
      '-n',
      'localhost',
      '-d',
      path('printed'),
      '-f',
      'application/pdf,image/pwg-raster,image/jpeg',
      '-c',
      path('print.sh'),
      'Bench',
    )
    run('/usr/sbin/cupsd', '-f', '-c', path('cupsd.conf'), '-s', path('cups-files.conf'))
    const addQueue = ['-p', 'kiosk', '-E', '-v', `ipp://localhost:${printerPort}/ipp/print`, '-m', 'everywhere']
    await until(() =>
      succeeds('/usr/sbin/lpadmin', addQueue, { ...environment, CUPS_SERVER: `127.0.0.1:${queuePort}` }),
    )
  }

  return {
    printerUrl: `ipp://localhost:${printerPort}/ipp/print`,
    queueUrl: `ipp://localhost:${queuePort}/printers/kiosk`,
    setEmpty: (empty) => (empty ? writeFileSync(path('empty'), '') : rmSync(path('empty'), { force: true })),
    spooled: () => readdirSync(path('spool')).filter((name) => name.startsWith('d')),
    stop,
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function succeeds(program: string, args: readonly string[], env: NodeJS.ProcessEnv): boolean {
  try {
    execFileSync(program, args, { env, stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** These programs do not tell when they are ready, so it is polled. */
async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 15_000
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('CUPS did not start')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** The print command of ippeveprinter, which reads states and page counts from the command's stderr. */
const printScript = (emptyFlag: string) => `#!/bin/sh
if [ -e ${emptyFlag} ]; then
  echo "STATE: +media-empty-error" >&2
  while [ -e ${emptyFlag} ]; do sleep 0.1; done
  echo "STATE: -media-empty-error" >&2
fi
echo "ATTR: job-impressions=1 job-impressions-completed=1" >&2
`

const busConfiguration = (
  socket: string,
) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path=${socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/>
<allow send_type="method_call"/><allow send_type="signal"/><allow send_requested_reply="true"/>
<allow receive_type="method_call"/><allow receive_type="signal"/><allow receive_requested_reply="true"/>
</policy></busconfig>
`

/** PreserveJobFiles as in Debian, so that the test covers the driver's own tidying. */
const serverConfiguration = (port: number) => `Listen 127.0.0.1:${port}
Browsing Off
DefaultAuthType None
WebInterface No
PreserveJobFiles Yes
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
`

const filesConfiguration = (root: string) => `ServerRoot ${root}/etc
RequestRoot ${root}/spool
CacheDir ${root}/cache
StateDir ${root}/state
TempDir ${root}/tmp
AccessLog ${root}/log/access_log
ErrorLog ${root}/log/error_log
PageLog ${root}/log/page_log
SystemGroup root
User lp
Group lp
Sandboxing relaxed
`
