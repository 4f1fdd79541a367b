/**
 * The port for what depends on the daemon's draft: each of these commands waits until the citizen's last words have
 * arrived there.
 */
import type { CapturePort, FetchPort, FurtherCardPort, ReadPort, Result, SignPort, SubmitPort } from '../services.ts'
import { settled } from '../steps/saver.ts'
import type { Context } from './context.ts'

type Waiting = CapturePort & FetchPort & FurtherCardPort & ReadPort & SignPort & SubmitPort

export function savedFirst({ services, saver }: Pick<Context, 'services' | 'saver'>): Waiting {
  const first = async <T>(signal: AbortSignal, act: () => Promise<Result<T>>): Promise<Result<T>> => {
    const saved = await settled(saver, signal)
    return saved.ok ? act() : saved
  }
  return {
    report: (kind, state, event) => {
      services.report(kind, state, event)
    },
    openCamera: (camera, signal) => services.openCamera(camera, signal),
    closeCamera: (camera) => {
      services.closeCamera(camera)
    },
    viewMaterial: (material, signal) => services.viewMaterial(material, signal),
    removePage: (material, page, signal) => services.removePage(material, page, signal),
    capturePage: (material, signal) => first(signal, () => services.capturePage(material, signal)),
    readFurtherCard: (group, row, on, signal) => first(signal, () => services.readFurtherCard(group, row, on, signal)),
    fetchShared: (signal) => first(signal, () => services.fetchShared(signal)),
    viewDocument: (document, signal) => first(signal, () => services.viewDocument(document, signal)),
    print: (job, on, signal) => first(signal, () => services.print(job, on, signal)),
    sign: (strokes, signal) => first(signal, () => services.sign(strokes, signal)),
    submit: (on, signal) => first(signal, () => services.submit(on, signal)),
  }
}
