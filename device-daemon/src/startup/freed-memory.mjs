/**
 * What a process lets go of stays readable in its memory until something else is written there: a core of this daemon
 * would show people who left hours ago. So memory is overwritten when it is freed, by those who free it; no reading or
 * sending code has to think of it. Four places keep such bytes, each measured with a planted person
 * (e2e/situations/nothing-of-a-person-stays.spec.ts):
 *
 * - The C library's heap, where buffers, sockets and libraries live: glibc overwrites what is freed (`perturb`), except
 *   in its caches of small pieces per thread (`tcache`), which are therefore off.
 * - V8's heap, where text lives: it clears what a memory-reducing collection leaves unused (`--zero-unused-memory`).
 *   `forgetFreed` (base/forget-freed.ts) makes such a collection.
 * - Node's pool of small buffers, which is never freed: not used.
 * - The read buffer of a serial port, which is used for hours: overwritten after each read (transport/serial.ts).
 *
 * The first two count from the start of a process only. Whoever starts the daemon may give them with it; otherwise it
 * starts itself once more, in its place and with its id. Plain JavaScript, like all that runs before the compile cache.
 */
const tunables = 'glibc.malloc.perturb=165:glibc.malloc.tcache_count=0'
const flags = ['--expose-gc', '--zero-unused-memory']

/** For whoever starts the daemon: what spares it the second start. */
export const overwriting = { flags, environment: { GLIBC_TUNABLES: tunables } }

/** Returns in the second start. Its children do as they like: they end, and their memory with them. */
export function overwriteWhatIsFreed() {
  const { GLIBC_TUNABLES: given, ...environment } = process.env
  if (given !== tunables)
    process.execve(process.execPath, [process.execPath, ...flags, ...process.execArgv, ...process.argv.slice(1)], {
      ...environment,
      GLIBC_TUNABLES: tunables,
    })
  delete process.env['GLIBC_TUNABLES']
  Buffer.poolSize = 0
}
