/**
 * Typst: a template of `assets/documents` and its data → PDF. Data is passed as data (`sys.inputs`), never as source.
 */
import { basename, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { notoFamily, notoFiles, familyOf, readSlice } from '../glyphs/font-chain.ts'
import type { RenderedDocument } from '../port.ts'

export const templatesFolder = join(import.meta.dirname, '../../../../assets/documents')

export type TemplateName =
  | 'notice'
  | 'form'
  | 'declaration'
  | 'receipt'
  | 'explanation'
  | 'supplement'
  | 'attachments'
  | 'guide'
  | 'leaflet'
  | 'poster'

/** A bug in a template; gives the place, never the data. */
export class TemplateError extends Error {}

export interface Typesetter {
  /**
   * `slices`: fonts the data needs besides Noto Sans SC. `files`: pictures by name, in memory only. Throws a
   * `TemplateError` without any of the data if the template has a bug.
   */
  typeset(
    template: TemplateName,
    data: object,
    slices: readonly string[],
    files?: ReadonlyMap<string, Uint8Array>,
  ): RenderedDocument
}

export function createTypesetter(folder = templatesFolder): Typesetter {
  const compilerFor = (slices: readonly string[]): NodeCompiler =>
    NodeCompiler.create({
      workspace: folder,
      // Blobs first: the engine's font search panics on a blob after a path.
      fontArgs: [
        { fontBlobs: slices.map((slice) => readSlice(slice)) },
        { fontPaths: [notoFiles.regular, notoFiles.bold].map((file) => join(file, '..')) },
      ],
    })
  const usual = compilerFor([])
  return {
    typeset: (template, data, slices, files = new Map()) => {
      // A compiler's fonts are fixed. Making another takes about 15 ms, and rare characters are rare.
      const compiler = slices.length === 0 ? usual : compilerFor(slices)
      const fonts = [notoFamily, ...slices.map(familyOf)]
      for (const [name, bytes] of files) compiler.mapShadow(join(folder, name), Buffer.from(bytes))
      try {
        const result = compiler.compile({
          mainFilePath: join(folder, `${template}.typ`),
          inputs: { data: JSON.stringify({ ...data, fonts }) },
        })
        const document = result.result
        if (document === null) {
          const error = result.takeError()
          throw new TemplateError(
            `${template}: ${error === null ? 'no document' : places(compiler.fetchDiagnostics(error))}`,
          )
        }
        return { pdf: compiler.pdf(document), pages: document.numOfPages }
      } finally {
        // The engine caches what it has computed; nothing of a citizen may stay.
        compiler.resetShadow()
        compiler.evictCache(0)
      }
    },
  }
}

/** Only the place of each diagnostic: its message may quote the data. */
function places(diagnostics: readonly unknown[]): string {
  return diagnostics
    .map((diagnostic) => {
      const { path, range } = diagnostic as {
        readonly path?: string
        readonly range?: { readonly start: { readonly line: number } }
      }
      return `${path === undefined ? '?' : basename(path)}:${range === undefined ? '?' : range.start.line + 1}`
    })
    .join(' ')
}
