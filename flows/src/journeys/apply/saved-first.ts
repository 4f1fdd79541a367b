/** A port on which requests that depend on the daemon's draft wait until the citizen's last changes are saved there. */
import type { Port, RequestName } from '../services.ts'
import { settled } from '../steps/saver.ts'
import type { Context } from './context.ts'

const waiting: ReadonlySet<RequestName> = new Set([
  'IdCard.ReadFurther',
  'Shared.Fetch',
  'Material.Capture',
  'Document.View',
  'Document.Print',
  'Application.Sign',
  'Application.Submit',
])

export const savedFirst = ({ services, saver }: Pick<Context, 'services' | 'saver'>): Port<RequestName> => ({
  request: async (name, payload, options) => {
    const saved = waiting.has(name) ? await settled(saver, options?.signal) : null
    return saved?.ok === false ? saved : services.request(name, payload, options)
  },
})
