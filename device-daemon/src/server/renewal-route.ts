/**
 * `GET /renew`: an empty page between two citizens, which leads straight back to the terminal's own. A document's text
 * and pictures stay in the memory of its browser process, where no page can overwrite them; so that process must end.
 * The terminal's page has an opener policy and this one has none, therefore the browser may not keep them in one
 * browsing context group: it begins a process for each (measured with Chromium 156; a redirect alone does not do it).
 */
import { paths } from '#contract/http.ts'
import { send } from './reply.ts'
import type { Route } from './route.ts'

const page = Buffer.from(
  '<!doctype html><html lang="zh"><title>.</title><meta http-equiv="refresh" content="0;url=/"></html>',
)

export const renewalRoute: Route = {
  method: 'GET',
  path: paths.renewal,
  // As the terminal's own files: it holds no data, and a page that was let go must come back.
  admit: () => ({ accepted: true }),
  handle({ response }) {
    response.setHeader('cross-origin-opener-policy', 'unsafe-none').setHeader('cache-control', 'no-store')
    send(response, 'text/html; charset=utf-8', page)
  },
}
