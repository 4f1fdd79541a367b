/** flows' port `Services`, done by the daemon: commands over the connection, catalogue and affairs over HTTP. */
import type { DeviceKind } from '#contract/devices.ts'
import { paths } from '#contract/http.ts'
import type { Affair } from '#flows/affair.ts'
import type { Catalogue, Result, Services } from '#flows/journeys/services.ts'
import type { Connection } from './connection.ts'

/** Maps a success; a failure passes as it is. */
function map<T, U>(outcome: Result<T>, change: (value: T) => U): Result<U> {
  return outcome.ok ? { ok: true, value: change(outcome.value) } : outcome
}

/** A failure of a command that one device does names this device. */
async function by<T>(device: DeviceKind, command: Promise<Result<T>>): Promise<Result<T>> {
  const outcome = await command
  return outcome.ok ? outcome : { ok: false, failure: { ...outcome.failure, device } }
}

async function get<T>(address: string, signal: AbortSignal): Promise<Result<T>> {
  try {
    const response = await fetch(address, { signal })
    if (response.ok) return { ok: true, value: (await response.json()) as T }
    return {
      ok: false,
      failure: { code: response.status === 404 ? 'unknownAffair' : 'internalError', detail: `HTTP ${response.status}` },
    }
  } catch (error) {
    if (signal.aborted) return { ok: false, failure: { code: 'cancelled' } }
    return { ok: false, failure: { code: 'internalError', detail: error instanceof Error ? error.message : '' } }
  }
}

export function createServices({ request }: Connection): Services {
  return {
    listAffairs: (signal) => get<Catalogue>(paths.catalogue, signal),
    openAffair: (id, signal) => get<Affair>(paths.affair(id), signal),
    currentSession: async (signal) =>
      map(await request('Session.Current', {}, { signal }), ({ session }) =>
        session?.journey === 'apply' ? session : null,
      ),
    beginSession: async (affair, language, signal) => {
      const begun = await request('Session.Begin', { journey: 'apply', affair, language }, { signal })
      if (!begun.ok) return begun
      return begun.value.journey === 'apply'
        ? { ok: true, value: begun.value.draft }
        : { ok: false, failure: { code: 'internalError', detail: 'another journey than the one begun' } }
    },
    setLanguage: (language) => request('Session.SetLanguage', { language }),
    save: (patch, signal) => request('Session.Save', patch, { signal }),
    endSession: (reason) => request('Session.End', { reason }),
    alive: () => void request('Session.Alive', {}),
    report: (kind, state, event) =>
      void request('Common.Report', { kind, state: state.slice(0, 400), event: event.slice(0, 400) }),

    readIdCard: (hear, signal) =>
      by(
        'idCard',
        request(
          'IdCard.Read',
          {},
          {
            signal,
            on: {
              'IdCard.Progress': ({ stage }) => hear.progress(stage),
              'IdCard.Text': ({ identity }) => hear.text(identity),
            },
          },
        ),
      ),
    compareFace: async (signal) =>
      map(await by('faceCamera', request('Face.Compare', {}, { signal })), ({ face }) => face),
    signInByQr: async (hear, signal) =>
      map(
        await request(
          'SignIn.Begin',
          {},
          {
            signal,
            on: { 'SignIn.Code': ({ content, expiresAt }) => hear.code(content, expiresAt) },
          },
        ),
        ({ identity }) => identity,
      ),
    fetchShared: (signal) => request('Shared.Fetch', {}, { signal }),
    openCamera: async (camera, signal) =>
      map(await by(camera, request('Camera.Open', { camera }, { signal })), ({ stream }) => stream),
    closeCamera: (camera) => void request('Camera.Close', { camera }),
    capturePage: (material, signal) => by('documentCamera', request('Material.Capture', { material }, { signal })),
    removePage: (material, page, signal) => request('Material.RemovePage', { material, page }, { signal }),
    viewMaterial: async (material, signal) =>
      map(await request('Material.View', { material }, { signal }), ({ pictures }) => pictures),
    viewDocument: async (document, signal) =>
      map(await request('Document.View', { document }, { signal }), ({ pages }) => pages),
    print: ({ document, on: printer }, hear, signal) =>
      by(
        printer === 'a4' ? 'documentPrinter' : 'receiptPrinter',
        request(
          'Document.Print',
          { document, on: printer },
          {
            signal,
            on: { 'Document.Progress': ({ page, pages }) => hear.page(page, pages) },
          },
        ),
      ),
    sign: (strokes, signal) => request('Application.Sign', { strokes }, { signal }),
    submit: (hear, signal) =>
      request(
        'Application.Submit',
        {},
        {
          signal,
          on: { 'Application.Sealed': ({ applicationId, sealedAt }) => hear.sealed(applicationId, sealedAt) },
        },
      ),
    chooseDelivery: (delivery, signal) => request('Delivery.Choose', delivery, { signal }),
    evaluate: (evaluation, signal) => request('Evaluation.Give', evaluation, { signal }),
  }
}
