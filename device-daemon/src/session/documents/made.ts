import { ok, type Result } from '../../base/result.ts'
import type {
  DocumentFailure,
  DocumentRequest,
  Documents,
  MaterialRequest,
  RenderedDocument,
} from '../../documents/port.ts'

/** A material that was made here. */
export interface MadePaper {
  readonly material: string
  readonly pdf: Uint8Array
}

export async function renderMade(
  documents: Documents,
  requests: readonly MaterialRequest[],
  signal: AbortSignal,
): Promise<Result<readonly MadePaper[], DocumentFailure>> {
  const rendered = await renderAll(documents, requests, signal)
  if (!rendered.ok) return rendered
  return ok(rendered.value.map(({ pdf }, at) => ({ material: requests[at]?.material.material.id ?? '', pdf })))
}

/** One after another: the engines do one thing at a time. Of a failure nothing made before it stays. */
export async function renderAll(
  documents: Documents,
  requests: readonly DocumentRequest[],
  signal: AbortSignal,
): Promise<Result<readonly RenderedDocument[], DocumentFailure>> {
  const made: RenderedDocument[] = []
  for (const request of requests) {
    const rendered = await documents.render(request, signal)
    if (!rendered.ok) {
      wipe(made)
      return rendered
    }
    made.push(rendered.value)
  }
  return ok(made)
}

/** Overwrites what is not needed any more. */
export const wipe = (papers: readonly { readonly pdf: Uint8Array }[]): void => papers.forEach(({ pdf }) => pdf.fill(0))
