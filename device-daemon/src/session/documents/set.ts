import type {
  DocumentFailure,
  Documents,
  FormRequest,
  MaterialRequest,
  RenderedDocument,
} from '../../documents/port.ts'
import { ok, type Result } from '../../base/result.ts'
import { renderMade, wipe } from './made.ts'
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
  if (papers.value.length + photographed.length === 0) return ok(rendered.value)
  const bound = await documents.bind(rendered.value.pdf, [...papers.value, ...photographed], signal)
  wipe([rendered.value, ...papers.value])
  return bound
}
