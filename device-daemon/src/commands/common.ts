import { ok } from '../base/result.ts'
import type { HandlersOf } from './handler.ts'
import type { Dependencies } from './dependencies.ts'

export function commonCommands({ status, audit }: Pick<Dependencies, 'status' | 'audit'>): HandlersOf<'Common'> {
  return {
    'Common.Status': () => ok(status.now()),
    'Common.Cancel': ({ requestIds }, run) => {
      run.cancel(requestIds)
      return ok(null)
    },
    'Common.Report': ({ kind, state, event }) => {
      audit.record('ui.report', { kind, state: identifiers(state), event: identifiers(event) })
      return ok(null)
    },
  }
}

/**
 * Keeps only identifiers (names of states and events), so that nothing else a failing page put into its report reaches
 * the record.
 */
const identifiers = (text: string): string =>
  (text.match(/[A-Za-z][A-Za-z0-9_.:-]{0,60}/g) ?? []).slice(0, 8).join(' ').slice(0, 200)
