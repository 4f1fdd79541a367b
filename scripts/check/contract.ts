/**
 * The platform contract as integrators' tools read it: `@redocly/openapi-core`, the rules of `@redocly/cli lint`. What
 * is a warning there is a finding here, so that nobody has to know which ones to overlook.
 */
import { createConfig, getLineColLocation, lint } from '@redocly/openapi-core'
import { relative } from 'node:path'

export async function checkContract(root: string, document: string): Promise<readonly string[]> {
  const config = await createConfig({ extends: ['recommended'] })
  const problems = await lint({ ref: document, config })
  return problems.map(({ ruleId, message, location: [place] }) => {
    if (place === undefined) return `${relative(root, document)}: ${ruleId}: ${message}`
    const { start } = getLineColLocation(place)
    return `${relative(root, place.source.absoluteRef)}:${start.line}: ${ruleId}: ${message}`
  })
}
