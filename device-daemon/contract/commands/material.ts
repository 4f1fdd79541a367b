import * as v from 'valibot'
import type { MaterialPage } from '#flows/draft/draft.ts'
import { command, type } from '../command.ts'
import type { BlobUrl } from '../http.ts'
import { Id, PaperId } from '../schemas.ts'

export const material = {
  /** Photographs the page under the document camera. */
  'Material.Capture': command({
    payload: v.strictObject({ material: PaperId }),
    result: type<{ readonly page: MaterialPage; readonly picture: BlobUrl }>(),
    needs: 'mayPhotograph',
    device: 'documentCamera',
    timeoutMs: 15_000,
  }),
  'Material.RemovePage': command({
    payload: v.strictObject({ material: PaperId, page: Id }),
    result: type<null>(),
    needs: 'mayPhotograph',
  }),
  /** The pages of a material, or the platform's copy of a licence. */
  'Material.View': command({
    payload: v.strictObject({ material: PaperId }),
    result: type<{ readonly pictures: readonly BlobUrl[] }>(),
    needs: 'mayViewMaterial',
    timeoutMs: 10_000,
  }),
}
