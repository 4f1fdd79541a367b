import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { createEngineProcess } from './engine-process.ts'
import type { EngineOptions, EngineProcess } from './engine-process.ts'

const never = new AbortController().signal
const nothing = new Uint8Array()
let engines: EngineProcess

afterEach(() => engines.stop())

function supervised(options: EngineOptions = {}): EngineProcess {
  engines = createEngineProcess({ workerFile: join(import.meta.dirname, 'fixtures/moody-worker.ts'), ...options })
  return engines
}

/** The worker's process id, which it answers to `warm`. */
const pidOf = async (process: EngineProcess): Promise<number> => {
  const answered = await process.run('warm', null, never)
  return answered.ok ? Number(answered.value) : Number.NaN
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('the engines’ process', () => {
  test('is started once and used again', async () => {
    const supervisor = supervised()
    expect(await pidOf(supervisor)).toBe(await pidOf(supervisor))
  })

  test('that dies in a job fails this job only; the next one gets a new process', async () => {
    const supervisor = supervised()
    const first = await pidOf(supervisor)
    const died = await supervisor.run('bind', { pdf: nothing, attachments: [] }, never)
    expect(died).toMatchObject({
      ok: false,
      failure: { code: 'documentsDown', detail: expect.stringContaining('exit code 3') },
    })
    const second = await pidOf(supervisor)
    expect(second).toBeGreaterThan(0)
    expect(second).not.toBe(first)
  })

  test('that hangs is replaced, and jobs waiting behind are done', async () => {
    // Within this a process must also start, on a busy machine.
    const supervisor = supervised({ jobTimeoutMs: 4_000 })
    const first = await pidOf(supervisor)
    const hanging = supervisor.run('pictures', { pdf: nothing, widthPx: 100 }, never)
    const behind = pidOf(supervisor)
    expect(await hanging).toMatchObject({
      ok: false,
      failure: { code: 'documentsDown', detail: 'pictures: no answer within 4000 ms' },
    })
    expect(await behind).not.toBe(first)
    expect(isAlive(first)).toBe(false)
  })

  test('a job given up by its caller answers at once, before or while it runs', async () => {
    const supervisor = supervised()
    expect(await supervisor.run('warm', null, AbortSignal.abort())).toMatchObject({
      ok: false,
      failure: { code: 'cancelled' },
    })
    const caller = new AbortController()
    const running = supervisor.run('pictures', { pdf: nothing, widthPx: 100 }, caller.signal)
    caller.abort()
    expect(await running).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
  })

  test.each(['forget', 'stop'] as const)(
    'ends with the session, with everything in its memory, and comes back when needed: %s',
    async (ending) => {
      const supervisor = supervised()
      const first = await pidOf(supervisor)
      const underWay = supervisor.run('pictures', { pdf: nothing, widthPx: 100 }, never)
      await supervisor[ending]()
      expect(await underWay).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
      expect(isAlive(first)).toBe(false)
      expect(await pidOf(supervisor)).not.toBe(first)
    },
  )

  test('that has seen nothing of a session outlives it, and the jobs of that session never reach it', async () => {
    const supervisor = supervised()
    const warming = pidOf(supervisor)
    const waiting = supervisor.run('pictures', { pdf: nothing, widthPx: 100 }, never)
    await supervisor.forget()
    expect(await waiting).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
    const first = await warming
    expect(await pidOf(supervisor)).toBe(first)
    await supervisor.forget()
    expect(isAlive(first)).toBe(true)
  })

  test('that has ended is as good as new: the next one, only warmed, is kept again', async () => {
    const supervisor = supervised()
    const underWay = supervisor.run('pictures', { pdf: nothing, widthPx: 100 }, never)
    await supervisor.forget()
    await underWay
    const next = await pidOf(supervisor)
    await supervisor.forget()
    expect(await pidOf(supervisor)).toBe(next)
  })

  test('is kept for a session, and let go when nobody needs it', async () => {
    const supervisor = supervised({ idleMs: 1 })
    const first = await pidOf(supervisor)
    expect(await pidOf(supervisor)).toBe(first)
    await supervisor.forget()
    await expect.poll(() => isAlive(first)).toBe(false)
    expect(await pidOf(supervisor)).not.toBe(first)
  })
})
