/** A port on which requests that depend on the daemon's draft wait until the citizen's last changes are saved there. */
import type { Port, RequestName } from '../port.ts'
import { saved } from '../steps/saver.ts'
import type { Context } from './context.ts'

const waiting: ReadonlySet<RequestName> = new Set([
  'IdCard.ReadFurther',
  'IdCard.ReadSigner',
  'Shared.Fetch',
  'Shared.Choose',
  'Material.Capture',
  'Document.View',
  'Document.Print',
  'Application.Sign',
  'Application.Submit',
])

export const savedFirst = ({ port, saver }: Pick<Context, 'port' | 'saver'>): Port<RequestName> => ({
  request: async (name, payload, options) => {
    const before = waiting.has(name) ? await saved(saver, options?.signal) : null
    return before?.ok === false ? before : port.request(name, payload, options)
  },
})
