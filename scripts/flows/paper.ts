/** What the commands that make paper have in common: the file they write, the document maker they start and stop. */
import type { Documents, DocumentRequest, RenderedDocument } from '../../device-daemon/src/documents/port.ts'
import type { Result } from '../../device-daemon/src/base/result.ts'
import type { Call } from '../../flows/src/cli/command.ts'
import { UsageError } from '../../flows/src/cli/files.ts'
import { written } from '../../flows/src/cli/output.ts'

export function outFile({ text }: Call): string {
  const file = text('out')
  if (file === undefined)
    throw new UsageError('--out is missing\n    → --out FILE.pdf says where the paper is written to')
  return file
}

/** Writes the document; says where it is and how many pages it has. */
export function paper(
  file: string,
  made: Result<RenderedDocument, { readonly code: string; readonly detail: string }>,
): string {
  if (!made.ok) throw new UsageError(`the paper cannot be made: ${made.failure.detail}`)
  const { pdf, pages } = made.value
  return `${written(file, pdf)} (${pages} ${pages === 1 ? 'page' : 'pages'})`
}

/** A document of the terminal, made at a desk. */
export async function document(request: DocumentRequest): ReturnType<Documents['render']> {
  const { createDocuments } = await import('../../device-daemon/src/documents/documents.ts')
  const documents = createDocuments()
  try {
    return await documents.render(request, new AbortController().signal)
  } finally {
    await documents.stop()
  }
}
