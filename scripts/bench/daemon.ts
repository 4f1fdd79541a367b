/**
 * What the daemon costs. `start.daemon`: exec → ready line, with every device simulated and the compiled code of an
 * earlier start available (the first start after an update takes about twice as long). `mem.daemon`: resident memory
 * with all devices open and idle, compared with a bare Node process that serves HTTP and WebSocket. `mem.daemon.slope`:
 * growth of its live memory (after a collection) over many sessions driven over the WebSocket, fitted by least squares
 * over the second half, when its code has warmed up.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { launchSimulators } from '../../device-daemon/simulators/launch.ts'
import { connect, launch, type UiClient } from '../../device-daemon/src/testing/ui-client.ts'
import { startDaemon } from '../lib/daemon.ts'
import { demoProfile, simulatorsFor } from '../lib/stack.ts'
import { watchLiveHeap, type LiveHeap } from './live-heap.ts'
import { median, type Row } from './row.ts'

const starts = 10
const sessions = 1_500
/** Number of sessions between two readings of the live memory. */
const every = 75
const settleMs = 10_000

export async function measure(): Promise<readonly Row[]> {
  const run = mkdtempSync(join(tmpdir(), 'bench-'))
  const simulators = await launchSimulators(simulatorsFor(demoProfile), { run, fast: true })
  const start = () => startDaemon({ profile: demoProfile, run, port: 0, log: 'ignore' })
  try {
    await (await start()).stop()
    const readies: number[] = []
    for (let i = 0; i < starts; i++) {
      const daemon = await start()
      readies.push(daemon.readyAfter)
      await daemon.stop()
    }

    const daemon = await start()
    const pid = daemon.child.pid ?? 0
    const ui = await connect(await launch(daemon.url))
    await pause(settleMs)
    const idle = residentMb(pid)
    const heap = await watchLiveHeap(pid)
    const slope = await slopeOver(ui, heap)
    heap.close()
    ui.close()
    await daemon.stop()

    const ready = median(readies)
    const bare = await bareServerMb()
    return [
      { name: 'start.daemon', value: ready, unit: 'ms', goal: '≤ 400', met: ready <= 400 },
      {
        name: 'mem.daemon',
        value: idle,
        unit: 'MB',
        goal: '≤ 110',
        met: idle <= 110,
        baseline: bare,
        ratio: idle / bare,
      },
      { name: 'mem.daemon.slope', value: slope, unit: 'MB/10⁴', goal: '0 (noise ≤ 1)', met: slope <= 1 },
    ]
  } finally {
    await simulators.stop()
    rmSync(run, { recursive: true, force: true })
  }
}

/** Resident MB, including shared pages of the Node binary. */
const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

async function slopeOver(ui: UiClient, heap: LiveHeap): Promise<number> {
  const samples: { readonly session: number; readonly mb: number }[] = []
  for (let session = 1; session <= sessions; session++) {
    await oneSession(ui, session)
    if (session % every === 0) samples.push({ session, mb: await heap.read() })
  }
  const late = samples.slice(samples.length / 2)
  const meanX = late.reduce((sum, { session }) => sum + session, 0) / late.length
  const meanY = late.reduce((sum, { mb }) => sum + mb, 0) / late.length
  const above = late.reduce((sum, { session, mb }) => sum + (session - meanX) * (mb - meanY), 0)
  const below = late.reduce((sum, { session }) => sum + (session - meanX) ** 2, 0)
  return (above / below) * 10_000
}

/** Everything in a session that needs no paper: begin, answer, save, view, cancel a command, end. */
async function oneSession(ui: UiClient, session: number): Promise<void> {
  await ui.result('Session.Begin', {
    journey: 'apply',
    affair: session % 2 === 0 ? 'n13-after-death' : 'h01-restaurant',
    language: 'zh',
  })
  for (let save = 0; save < 5; save++)
    await ui.result('Session.Save', {
      values: { mobile: `13800${String(session).padStart(6, '0')}`, note: '字'.repeat(200) },
      passed: ['guide', `step${save}`],
    })
  const reading = ui.start('IdCard.Read')
  await ui.result('Common.Cancel', { requestIds: [reading.requestId] })
  await reading.completion
  await ui.result('Session.Current')
  await ui.result('Session.End', { reason: 'finished' })
  // Stays below the rate limit, which is meant for runaway pages, and a bench behaves like one.
  await pause(100)
}

const bareServer = `
  const http = require('node:http'); const { WebSocketServer } = require('ws')
  const server = http.createServer((_, answer) => answer.end('ok')); const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(data.toString())))
  server.listen(0, '127.0.0.1', () => console.log('ready'))`

async function bareServerMb(): Promise<number> {
  const child = spawn(process.execPath, ['-e', bareServer], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  await pause(settleMs)
  const mb = residentMb(child.pid ?? 0)
  child.kill('SIGTERM')
  await once(child, 'exit')
  return mb
}
