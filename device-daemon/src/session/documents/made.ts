import { ok, type Result } from '../../base/result.ts'
import type { DocumentFailure, Documents, MaterialRequest } from '../../documents/port.ts'

/** A material that was made here. */
export interface MadePaper {
  readonly material: string
  readonly pdf: Uint8Array
}

/** One after another: the engines do one thing at a time. Of a failure nothing made before it stays. */
export async function renderMade(
  documents: Documents,
  requests: readonly MaterialRequest[],
  signal: AbortSignal,
): Promise<Result<readonly MadePaper[], DocumentFailure>> {
  const made: MadePaper[] = []
  for (const request of requests) {
    const rendered = await documents.render(request, signal)
    if (!rendered.ok) {
      wipe(made)
      return rendered
    }
    made.push({ material: request.material.material.id, pdf: rendered.value.pdf })
  }
  return ok(made)
}

/** Overwrites what is not needed any more. */
export const wipe = (papers: readonly { readonly pdf: Uint8Array }[]): void => papers.forEach(({ pdf }) => pdf.fill(0))
