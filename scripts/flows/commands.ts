/** The commands that make paper. Their engines are loaded when one of them runs. */
import type { Command } from '../../flows/src/cli/command.ts'
import { document } from './document.ts'
import { guide, leaflet, poster } from './faces.ts'
import { form } from './form.ts'
import { notice } from './notice.ts'

export const paperCommands: readonly Command[] = [guide, notice, form, document, leaflet, poster]
