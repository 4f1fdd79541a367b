import type { DocumentFailure, Documents, FormRequest, RenderedDocument } from '../../documents/port.ts'
import { ok, type Result } from '../../base/result.ts'
import type { ApplySession } from '../journeys/apply.ts'

/**
 * 一套材料: the 申请表 followed by the photographed pages, each under the name of its material, so that what is signed
 * is seen as a whole. The platform gets form and pictures separately, because each department takes only its own.
 */
export async function renderSet(
  documents: Documents,
  session: ApplySession,
  request: FormRequest,
  signal: AbortSignal,
): Promise<Result<RenderedDocument, DocumentFailure>> {
  const rendered = await documents.render(request, signal)
  if (!rendered.ok) return rendered
  const attachments = request.plan.materials.flatMap(({ material }) =>
    session.pages(material.id).flatMap(({ page }) => {
      const jpeg = session.picture(page)
      return jpeg ? [{ title: material.name.zh, jpeg }] : []
    }),
  )
  if (attachments.length === 0) return ok(rendered.value)
  const bound = await documents.bind(rendered.value.pdf, attachments, signal)
  rendered.value.pdf.fill(0)
  return bound
}
