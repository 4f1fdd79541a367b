import * as v from 'valibot'
import { command, type } from '../command.ts'
import type { BlobUrl } from '../http.ts'
import { Id, SignerId } from '../schemas.ts'

/**
 * `supplement`: what was handed in to a case later.
 * `explanation`: what a case that was returned, refused or stopped lacks, and what its owner does now.
 */
const Document = v.picklist(['notice', 'form', 'receipt', 'explanation', 'supplement'])
/** In 查办件: the case whose receipt or explanation is meant, by its `id` in the list. */
const Case = v.exactOptional(Id)
/** With `form`, who signs beside the applicant: only what they sign, each place for their signature marked. */
const Signer = v.exactOptional(SignerId)

export const document = {
  /** The pages of a document as pictures, to be read on the screen before signing. */
  'Document.View': command({
    payload: v.strictObject({ document: Document, case: Case, signer: Signer }),
    result: type<{ readonly pages: readonly BlobUrl[] }>(),
    needs: ({ document }) => `mayPrint.${document}`,
    timeoutMs: 60_000,
  }),
  /** The `detail` of a failure is what had come out of an A4 printer before it, as `sides/sides sent`. */
  'Document.Print': command({
    payload: v.strictObject({ document: Document, on: v.picklist(['a4', 'roll']), case: Case, signer: Signer }),
    result: type<{ readonly sheets: number }>(),
    events: {
      'Document.Progress': type<{ readonly page: number; readonly pages: number }>(),
    },
    device: ({ on }) => (on === 'a4' ? 'documentPrinter' : 'receiptPrinter'),
    needs: ({ document }) => `mayPrint.${document}`,
    timeoutMs: 180_000,
    permanence: 'irreversible',
  }),
}
