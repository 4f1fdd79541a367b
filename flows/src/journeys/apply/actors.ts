/**
 * The port as actors. Each lives exactly as long as the state that invokes it: leaving the state aborts the command.
 * What depends on the daemon's draft waits until the citizen's last words have arrived there.
 */
import { fromPromise } from 'xstate'
import type { Delivery, Evaluation, MaterialPage } from '../../draft.ts'
import type { Result, PrintJob, Services, Strokes } from '../services.ts'
import { settled } from '../steps/saver.ts'
import type { Context, Progress } from './context.ts'

export interface Port {
  readonly services: Services
  readonly saver: Context['saver']
  readonly tell: (progress: Progress) => void
}

/** The input every actor gets. */
export const portOf = ({
  context,
  self,
}: {
  readonly context: Context
  readonly self: { send(event: Progress): void }
}): Port => ({
  services: context.services,
  saver: context.saver,
  tell: (event) => {
    self.send(event)
  },
})

type Act<T, I> = (input: Port & I, signal: AbortSignal) => Promise<Result<T>>

/** Progress of a command that was left already is nobody's business any more. */
const actor = <T, I = unknown>(act: Act<T, I>) =>
  fromPromise<Result<T>, Port & I>(({ input, signal }) =>
    act(
      {
        ...input,
        tell: (event) => {
          if (!signal.aborted) input.tell(event)
        },
      },
      signal,
    ),
  )

const onceSaved = <T, I = unknown>(act: Act<T, I>) =>
  actor<T, I>(async (input, signal) => {
    const saved = await settled(input.saver, signal)
    return saved.ok ? act(input, signal) : saved
  })

export const actors = {
  readIdCard: actor(({ services, tell }, signal) =>
    services.readIdCard(
      {
        progress: (stage) => {
          tell({ type: 'card.progress', stage })
        },
        text: (identity) => {
          tell({ type: 'card.text', identity })
        },
      },
      signal,
    ),
  ),
  signInByQr: actor(({ services, tell }, signal) =>
    services.signInByQr(
      {
        code: (content, expiresAt) => {
          tell({ type: 'qr.code', content, expiresAt })
        },
      },
      signal,
    ),
  ),
  compareFace: actor(({ services }, signal) => services.compareFace(signal)),
  fetchShared: onceSaved(({ services }, signal) => services.fetchShared(signal)),
  openCamera: actor<string, { camera: 'documentCamera' | 'faceCamera' }>(({ services, camera }, signal) =>
    services.openCamera(camera, signal),
  ),
  capturePage: onceSaved<{ readonly page: MaterialPage; readonly picture: string }, { material: string }>(
    ({ services, material }, signal) => services.capturePage(material, signal),
  ),
  /** Gives the removed page's id back. */
  removePage: actor<string, { material: string; page: string }>(async ({ services, material, page }, signal) => {
    const removed = await services.removePage(material, page, signal)
    return removed.ok ? { ok: true, value: page } : removed
  }),
  /** Addresses of the pages' pictures in order; nothing is asked where there are no pages yet. */
  viewMaterial: actor<readonly string[], { material: string; pages: number }>(
    async ({ services, material, pages }, signal) =>
      pages === 0 ? { ok: true, value: [] } : services.viewMaterial(material, signal),
  ),
  viewDocument: onceSaved<readonly string[], { document: PrintJob['document'] }>(({ services, document }, signal) =>
    services.viewDocument(document, signal),
  ),
  /** Gives the job back: on paper, as the daemon confirmed. */
  print: onceSaved<PrintJob, { job: PrintJob }>(async ({ services, tell, job }, signal) => {
    const sheets = await services.print(
      job,
      {
        page: (page, pages) => {
          tell({ type: 'print.page', page, pages })
        },
      },
      signal,
    )
    return sheets.ok ? { ok: true, value: job } : sheets
  }),
  sign: onceSaved<null, { strokes: Strokes }>(({ services, strokes }, signal) => services.sign(strokes, signal)),
  submit: onceSaved(({ services, tell }, signal) =>
    services.submit(
      {
        sealed: (applicationId, sealedAt) => {
          tell({ type: 'sealed', applicationId, sealedAt })
        },
      },
      signal,
    ),
  ),
  /** Gives the choice back. */
  chooseDelivery: actor<Delivery, { delivery: Delivery }>(async ({ services, delivery }, signal) => {
    const chosen = await services.chooseDelivery(delivery, signal)
    return chosen.ok ? { ok: true, value: delivery } : chosen
  }),
  evaluate: actor<null, { evaluation: Evaluation }>(({ services, evaluation }, signal) =>
    services.evaluate(evaluation, signal),
  ),
}
