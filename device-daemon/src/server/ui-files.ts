/** The touch UI's files, for every request with the right Host line: they contain no data. */
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { send, sendStatus } from './reply.ts'
import { decode } from './route.ts'
import { chooseForm, listStaticFiles } from './static-files.ts'

const notBuilt = 'The touch UI has not been built. / 触摸界面尚未构建。\n→ npm start builds it.\n'

/** Answers every GET with the file or 404. `withDock`: includes the dev dock's page and bundle. */
export function serveUi(
  folder: string,
  withDock: boolean,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const files = new Map(
    [...listStaticFiles(folder)].filter(([address]) => withDock || !/^\/dock(?:\/|$)/.test(address)),
  )
  return async (request, response) => {
    const url = request.url ?? ''
    const file = files.get(decode(url.split('?', 1)[0] ?? '') ?? '')
    if (!file)
      return files.size === 0 && url === '/'
        ? send(response, 'text/plain; charset=utf-8', Buffer.from(notBuilt), 503)
        : sendStatus(response, 404)
    const { path, encoding } = chooseForm(file, request.headers['accept-encoding'])
    if (encoding) response.setHeader('content-encoding', encoding)
    response
      .setHeader('vary', 'accept-encoding')
      .setHeader('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    return send(response, file.type, await readFile(path))
  }
}
