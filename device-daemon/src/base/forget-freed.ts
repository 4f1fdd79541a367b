/**
 * Collects everything that nothing refers to any more and has its memory overwritten (startup/freed-memory.mjs). Text
 * cannot be overwritten where it stands, so this is the only way to be rid of it.
 */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'

/** Stands still for about 0.15 s (two free cores), so it is called when nobody is at the terminal. */
export async function forgetFreed(): Promise<void> {
  if (globalThis.gc === undefined) throw new Error('started without main.mjs: nothing can be collected on demand')
  await rinse()
  // Of all kinds of collection only this one gives back and clears what is left unused.
  globalThis.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

/** Node reads whatever comes from a child or a socket into buffers of this size. */
const readBytes = 64 * 1024
/** A socket hands out half a buffer now and then. */
const reads = 16

/**
 * The end of a long answer stays in a read buffer until another as long is read: measured with a page of the form,
 * which had come from the document engines minutes before. So one that says nothing is read.
 */
async function rinse(): Promise<void> {
  // An abstract address of Linux: no file, and nobody else's.
  const name = `\0kiosk-rinse-${randomUUID()}`
  const server = createServer((socket) => socket.end(Buffer.alloc(reads * readBytes)))
  server.listen(name)
  await once(server, 'listening')
  const socket = connect(name)
  socket.resume()
  await once(socket, 'close')
  server.close()
}
