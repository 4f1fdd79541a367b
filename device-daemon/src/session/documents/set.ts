import type {
  Attachment,
  DocumentFailure,
  Documents,
  FormRequest,
  MaterialRequest,
  RenderedDocument,
} from '../../documents/port.ts'
import { ok, type Result } from '../../base/result.ts'
import { renderAll, renderMade, wipe } from './made.ts'
import type { ApplySession } from '../journeys/apply.ts'

/**
 * 一套材料: the 申请表 followed by what was made from it and the photographed pages, each under the name of its material,
 * so that what is signed is seen as a whole. The platform gets them separately, because each department takes only its
 * own.
 */
export async function renderSet(
  documents: Documents,
  session: ApplySession,
  request: FormRequest,
  made: readonly MaterialRequest[],
  signal: AbortSignal,
): Promise<Result<RenderedDocument, DocumentFailure>> {
  const rendered = await documents.render(request, signal)
  if (!rendered.ok) return rendered
  const papers = await renderMade(documents, made, signal)
  if (!papers.ok) {
    rendered.value.pdf.fill(0)
    return papers
  }
  const photographed = request.plan.materials.flatMap(({ material }) =>
    session.pages(material.id).flatMap(({ page }) => {
      const jpeg = session.picture(page)
      return jpeg ? [{ title: material.name.zh, jpeg }] : []
    }),
  )
  return boundTo(documents, rendered.value, [...papers.value, ...photographed], signal)
}

/** What one person signs beside the applicant. */
export async function renderSigned(
  documents: Documents,
  [first, ...others]: readonly (FormRequest | MaterialRequest)[],
  signal: AbortSignal,
): Promise<Result<RenderedDocument, DocumentFailure>> {
  if (first === undefined) throw new Error('a signer of nothing')
  const rendered = await documents.render(first, signal)
  if (!rendered.ok) return rendered
  const further = await renderAll(documents, others, signal)
  if (!further.ok) {
    rendered.value.pdf.fill(0)
    return further
  }
  return boundTo(documents, rendered.value, further.value, signal)
}

/** Takes what it is given: what is not returned is overwritten. */
async function boundTo(
  documents: Documents,
  first: RenderedDocument,
  attached: readonly Attachment[],
  signal: AbortSignal,
): Promise<Result<RenderedDocument, DocumentFailure>> {
  if (attached.length === 0) return ok(first)
  const bound = await documents.bind(first.pdf, attached, signal)
  wipe([first, ...attached.flatMap((one) => ('pdf' in one ? [one] : []))])
  return bound
}
