import { cutScreenFonts } from '../fonts.ts'
import { buildDaemon } from './build-daemon.ts'
import { buildUi } from './build-ui.ts'

/** Makes what the product needs once on a machine before it can run; takes some milliseconds if it is there already. */
export async function prepare({ say }: { readonly say: (line: string) => void }): Promise<void> {
  await cutScreenFonts({ say })
  await buildUi(say)
  await buildDaemon(say)
}
