/** The UI's side of the connection for tests and benches: launch, WebSocket, commands. Uses only the contract. */
import { WebSocket } from 'ws'
import type { CommandName, Payload, ResultOf } from '#contract/commands.ts'
import { subprotocol, type Completion, type DaemonMessage, type UnsolicitedMessage } from '#contract/envelope.ts'
import { paths } from '#contract/http.ts'
import type { UnsolicitedName } from '#contract/unsolicited.ts'

/** Sends the ticket of a printed address; returns the cookie header for further requests. */
export async function launch(url: string): Promise<{ readonly origin: string; readonly cookie: string }> {
  const { origin, hash } = new URL(url)
  const answer = await fetch(origin + paths.launch, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ ticket: hash.replace('#ticket=', '') }),
  })
  if (answer.status !== 204) throw new Error(`launch: ${answer.status}`)
  return { origin, cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' }
}

export interface Commanded {
  readonly requestId: number
  readonly events: readonly { readonly name: string; readonly payload: unknown }[]
  readonly completion: Promise<Completion>
}

/** The completion code, and the error code of a failure. */
export const ending = ({ header, payload }: Completion): readonly [string, string | undefined] => [
  header.completionCode,
  (payload as { readonly errorCode?: string } | null)?.errorCode,
]

export interface UiClient {
  start<N extends CommandName>(name: N, payload?: Payload<N>, timeout?: number): Commanded
  command<N extends CommandName>(name: N, payload?: Payload<N>): Promise<Completion>
  /** The result of a `success`; throws on any other completion. */
  result<N extends CommandName>(name: N, payload?: Payload<N>): Promise<ResultOf<N>>
  sendRaw(frame: string | Uint8Array): void
  /** Resolves with the first message for which `holds` is true, including earlier ones. */
  message(holds: (message: DaemonMessage) => boolean): Promise<DaemonMessage>
  unsolicited<N extends UnsolicitedName>(name: N): Promise<UnsolicitedMessage<N>>
  readonly messages: readonly DaemonMessage[]
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
  close(): void
  /** Ends like a crashed renderer, without a closing handshake. */
  die(): void
}

export async function connect(
  { origin, cookie }: { readonly origin: string; readonly cookie: string },
  options: { readonly autoPong?: boolean } = {},
): Promise<UiClient> {
  const socket = new WebSocket(origin.replace('http', 'ws') + paths.daemon, [subprotocol], {
    headers: { origin, cookie },
    ...options,
  })
  const messages: DaemonMessage[] = []
  const waiting = new Set<(message: DaemonMessage) => void>()
  let requestId = 0
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
  )
  socket.on('message', (data) => {
    const message = JSON.parse(data.toString()) as DaemonMessage
    messages.push(message)
    for (const look of waiting) look(message)
  })
  await new Promise<void>((resolve, reject) => {
    socket.on('open', resolve)
    socket.on('error', reject)
  })

  const message = (holds: (message: DaemonMessage) => boolean): Promise<DaemonMessage> => {
    const before = messages.find(holds)
    if (before) return Promise.resolve(before)
    return new Promise((resolve) => {
      const look = (one: DaemonMessage): void => {
        if (!holds(one)) return
        waiting.delete(look)
        resolve(one)
      }
      waiting.add(look)
    })
  }
  const start: UiClient['start'] = (name, payload, timeout) => {
    requestId += 1
    const id = requestId
    const completion = message(
      ({ header }) => header.type === 'completion' && header.requestId === id,
    ) as Promise<Completion>
    socket.send(
      JSON.stringify({
        header: { type: 'command', name, requestId: id, ...(timeout !== undefined && { timeout }) },
        ...(payload !== undefined && { payload }),
      }),
    )
    return {
      requestId: id,
      completion,
      get events() {
        return messages.flatMap((one) =>
          one.header.type === 'event' && one.header.requestId === id
            ? [{ name: one.header.name, payload: 'payload' in one ? one.payload : undefined }]
            : [],
        )
      },
    }
  }
  return {
    start,
    command: (name, payload) => start(name, payload).completion,
    async result<N extends CommandName>(name: N, payload?: Payload<N>) {
      const completion = await start(name, payload).completion
      if (completion.header.completionCode !== 'success') throw new Error(`${name}: ${JSON.stringify(completion)}`)
      return completion.payload as ResultOf<N>
    },
    sendRaw: (frame) => socket.send(frame),
    message,
    unsolicited: <N extends UnsolicitedName>(name: N) =>
      message(({ header }) => header.type === 'unsolicited' && header.name === name) as Promise<UnsolicitedMessage<N>>,
    messages,
    closed,
    close: () => socket.close(),
    die: () => socket.terminate(),
  }
}
