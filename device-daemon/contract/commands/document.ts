import * as v from 'valibot'
import { command, type } from '../command.ts'
import type { BlobUrl } from '../http.ts'

const Document = v.picklist(['notice', 'form', 'receipt'])

export const document = {
  /** Pages of a document as pictures, to be read on the screen before signing. */
  'Document.View': command({
    payload: v.strictObject({ document: Document }),
    result: type<{ readonly pages: readonly BlobUrl[]; readonly pageCount: number }>(),
    needs: ({ document }) => `mayPrint.${document}`,
    timeoutMs: 20_000,
  }),
  'Document.Print': command({
    payload: v.strictObject({ document: Document, on: v.picklist(['a4', 'roll']) }),
    result: type<{ readonly sheets: number }>(),
    events: {
      'Document.Progress': type<{ readonly page: number; readonly pages: number }>(),
    },
    needs: ({ document }) => `mayPrint.${document}`,
    timeoutMs: 180_000,
    effect: 'irreversible',
  }),
}
