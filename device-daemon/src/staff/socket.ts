/**
 * The daemon's end of the staff's command line: one line of JSON in, one out. A Unix socket in the state directory, so
 * that the file system says who may open it: the daemon's own user. Nothing listens on the network.
 */
import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import * as v from 'valibot'
import { fail } from '../base/result.ts'
import { StaffAct, type StaffAnswer } from './acts.ts'

export const staffSocket = (stateDirectory: string): string => join(stateDirectory, 'staff.sock')
/** An act and its reason; more is no act. */
const longestLine = 4_096

export interface StaffSocket {
  close(): void
}

/**
 * `onTrouble`: the socket cannot be opened (the path is longer than a socket's may be, the file system has none), or an
 * act threw; the terminal goes on.
 */
export function openStaffSocket(
  path: string,
  carryOut: (act: StaffAct) => Promise<StaffAnswer>,
  onTrouble: (detail: string) => void,
): StaffSocket {
  // Of a daemon that was killed; the outbox's lock has already said that there is no other.
  rmSync(path, { force: true })
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.setEncoding('utf8')
    let text = ''
    socket.on('data', (part: string) => {
      text += part
      if (text.length > longestLine) return socket.destroy()
      const end = text.indexOf('\n')
      if (end < 0) return
      const line = text.slice(0, end)
      text = ''
      void answer(line, carryOut)
        .catch((error: unknown): StaffAnswer => {
          onTrouble(`a bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
          return fail({ code: 'internalError', detail: 'a bug of the daemon; its log says more' })
        })
        .then((said) => socket.end(`${JSON.stringify(said)}\n`))
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => open.delete(socket))
  })
  server.on('error', (error) => onTrouble(error.message))
  server.listen(path, () => chmodSync(path, 0o600))
  return {
    close() {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}

async function answer(line: string, carryOut: (act: StaffAct) => Promise<StaffAnswer>): Promise<StaffAnswer> {
  const act = v.safeParse(StaffAct, parse(line))
  return act.success ? carryOut(act.output) : fail({ code: 'usage', detail: 'no act of the staff' })
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return null
  }
}
