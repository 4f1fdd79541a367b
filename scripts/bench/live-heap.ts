/**
 * The memory a Node process really holds, read from outside through its inspector: heap in use after a full collection,
 * buffers included. Resident memory varies by 10 MB with the garbage collector; this does not.
 */
import { setTimeout as pause } from 'node:timers/promises'

export interface LiveHeap {
  /** MB after a full collection. */
  read(): Promise<number>
  close(): void
}

interface HeapUsage {
  readonly usedSize: number
  readonly embedderHeapUsedSize?: number
  readonly backingStorageSize?: number
}

/** Opens the inspector of the process (SIGUSR1), which listens on its default port 9229 on this machine. */
export async function watchLiveHeap(pid: number): Promise<LiveHeap> {
  process.kill(pid, 'SIGUSR1')
  const socket = new WebSocket(await inspectorAddress())
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true })
    socket.addEventListener('error', reject, { once: true })
  })
  const waiting = new Map<number, (result: unknown) => void>()
  socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const { id, result } = JSON.parse(data) as { readonly id?: number; readonly result?: unknown }
    if (id !== undefined) waiting.get(id)?.(result)
  })
  let last = 0
  const ask = (method: string): Promise<unknown> =>
    new Promise((resolve) => {
      last += 1
      waiting.set(last, resolve)
      socket.send(JSON.stringify({ id: last, method }))
    })
  await ask('HeapProfiler.enable')
  return {
    async read() {
      await ask('HeapProfiler.collectGarbage')
      const {
        usedSize,
        embedderHeapUsedSize = 0,
        backingStorageSize = 0,
      } = (await ask('Runtime.getHeapUsage')) as HeapUsage
      return (usedSize + embedderHeapUsedSize + backingStorageSize) / 1024 / 1024
    },
    close: () => socket.close(),
  }
}

async function inspectorAddress(): Promise<string> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    try {
      const [target] = (await (await fetch('http://127.0.0.1:9229/json/list')).json()) as readonly {
        readonly webSocketDebuggerUrl: string
      }[]
      if (target) return target.webSocketDebuggerUrl
    } catch {
      // The inspector's thread needs a moment until it listens.
    }
    await pause(100)
  }
  throw new Error('the daemon’s inspector did not open on port 9229')
}
