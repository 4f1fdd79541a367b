/**
 * Pages to compare with: built like ours (same bundler, target, Brotli quality) and served from loopback as the daemon
 * serves ours.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'vite'
import { chooseForm, listStaticFiles } from '../../device-daemon/src/server/static-files.ts'

const built = join(import.meta.dirname, '../../.cache/bench')

/**
 * `name`: a folder of `pages/`; `act` is called with the page's address; `define`: constants to build into its code.
 */
export async function withPage<T>(
  name: 'one-button' | 'survey',
  act: (address: string) => Promise<T>,
  define: Readonly<Record<string, unknown>> = {},
): Promise<T> {
  const folder = join(built, name)
  await build({
    root: join(import.meta.dirname, 'pages', name),
    configFile: false,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    define: Object.fromEntries(Object.entries(define).map(([constant, value]) => [constant, JSON.stringify(value)])),
    build: {
      target: 'es2024',
      outDir: folder,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
    },
  })
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) =>
    /\.(?:js|css|html)$/.test(one),
  )) {
    writeFileSync(join(folder, `${file}.br`), brotliCompressSync(readFileSync(join(folder, file))))
  }

  const files = listStaticFiles(folder)
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '')
    if (file === undefined) return void response.writeHead(404).end()
    const form = chooseForm(file, request.headers['accept-encoding'])
    response
      .writeHead(200, { 'content-type': file.type, ...(form.encoding && { 'content-encoding': form.encoding }) })
      .end(readFileSync(form.path))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await act(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  } finally {
    server.close()
    server.closeAllConnections()
  }
}
