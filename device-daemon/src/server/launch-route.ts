/** `POST /launch`: exchanges the ticket of the printed address for the cookie of a trusted page. */
import * as v from 'valibot'
import { paths } from '#contract/http.ts'
import { readJson } from './body.ts'
import { admitLaunch } from './handshake.ts'
import type { Launch } from './launch.ts'
import { sendStatus } from './reply.ts'
import type { Route } from './route.ts'

const LaunchBody = v.strictObject({ ticket: v.pipe(v.string(), v.maxLength(64)) })

export function launchRoute(options: {
  readonly launch: Launch
  readonly cookieName: () => string
  readonly onLaunched: (client: string) => void
  readonly onRefused: (reason: string) => void
}): Route {
  const { launch, cookieName, onLaunched, onRefused } = options
  return {
    method: 'POST',
    path: paths.launch,
    admit: admitLaunch,
    async handle({ request, response }) {
      const body = await readJson(request)
      const ticket = v.safeParse(LaunchBody, body.ok ? body.value : null)
      const cookie = ticket.success ? launch.redeem(ticket.output.ticket) : null
      if (cookie === null) {
        onRefused('ticket')
        return sendStatus(response, 403)
      }
      onLaunched(launch.clientOf(cookie) ?? '')
      response.setHeader('set-cookie', `${cookieName()}=${cookie}; HttpOnly; SameSite=Strict; Path=/`)
      return sendStatus(response, 204)
    },
  }
}
