/** flows' port `Services`, done by the daemon: what journeys need, loaded with them. */
import type { DeviceKind } from '#contract/devices.ts'
import { paths } from '#contract/http.ts'
import type { Affair } from '#flows/affair.ts'
import type { Result, Services } from '#flows/journeys/services.ts'
import type { Connection } from './connection.ts'
import { createSession, get } from './session.ts'

/** Maps a success; a failure passes as it is. */
function map<T, U>(outcome: Result<T>, change: (value: T) => U): Result<U> {
  return outcome.ok ? { ok: true, value: change(outcome.value) } : outcome
}

/** A failure of a command that one device does names this device. */
async function by<T>(device: DeviceKind, command: Promise<Result<T>>): Promise<Result<T>> {
  const outcome = await command
  return outcome.ok ? outcome : { ok: false, failure: { ...outcome.failure, device } }
}

export function createServices({ request }: Pick<Connection, 'request'>): Services {
  return {
    ...createSession({ request }),
    openAffair: (id, signal) => get<Affair>(paths.affair(id), signal),
    beginApplying: async (affair, language, signal) => {
      const begun = await request('Session.Begin', { journey: 'apply', affair, language }, { signal })
      if (!begun.ok) return begun
      return begun.value.journey === 'apply'
        ? { ok: true, value: begun.value.draft }
        : { ok: false, failure: { code: 'internalError', detail: 'another journey than the one begun' } }
    },
    beginAsking: async (language, signal) =>
      map(await request('Session.Begin', { journey: 'progress', language }, { signal }), () => null),
    save: (patch, signal) => request('Session.Save', patch, { signal }),
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
    readFurtherCard: async (group, row, hear, signal) =>
      map(
        await by(
          'idCard',
          request(
            'IdCard.ReadFurther',
            { group, row },
            { signal, on: { 'IdCard.Progress': ({ stage }) => hear.progress(stage) } },
          ),
        ),
        ({ identity }) => identity,
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
    print: ({ on: printer, ...job }, hear, signal) =>
      by(
        printer === 'a4' ? 'documentPrinter' : 'receiptPrinter',
        request(
          'Document.Print',
          { ...job, on: printer },
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
    scanReceipt: (signal) => by('scanner', request('Receipt.Scan', {}, { signal })),
    enterReceipt: (text, signal) => request('Receipt.Enter', { text }, { signal }),
    proveReceipt: (idTail, signal) => request('Receipt.Prove', { idTail }, { signal }),
    listCases: (signal) => request('Case.List', {}, { signal }),
    openCase: (id, signal) => request('Case.Open', { case: id }, { signal }),
    evaluate: (evaluation, signal) => request('Evaluation.Give', evaluation, { signal }),
  }
}
