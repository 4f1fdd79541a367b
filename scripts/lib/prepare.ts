import { buildUi } from './build-ui.ts'
import { cutScreenFonts } from '../fonts.ts'

/** What has to be made once on a machine before the product can run; costs some milliseconds when it is there. */
export async function prepare({ say }: { readonly say: (line: string) => void }): Promise<void> {
  await cutScreenFonts({ say })
  await buildUi(say)
}
