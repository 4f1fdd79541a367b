/**
 * UI and daemon of different versions refuse each other only if the number says that they differ. The shapes of the
 * messages are written in the contract and in the types of `flows` that it names.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { protocolVersion } from '#contract/envelope.ts'

const root = join(import.meta.dirname, '../../..')
const contract = join(root, 'device-daemon/contract')

/** The last number, and what the messages looked like under it. */
const last = { protocolVersion: 18, shapes: '0304c240baa08710' }

/** These files and those they import from `flows`, with which the messages are typed. */
function written(file: string, seen = new Map<string, string>()): ReadonlyMap<string, string> {
  if (seen.has(file)) return seen
  const text = readFileSync(file, 'utf8')
  seen.set(file, withoutComments(text))
  for (const [, from = ''] of text.matchAll(/from '((?:#flows|\.)[^']*)'/g)) {
    const imported = from.startsWith('#flows/')
      ? join(root, 'flows/src', from.slice('#flows/'.length))
      : resolve(file, '..', from)
    written(imported, seen)
  }
  return seen
}

const withoutComments = (text: string): string =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/protocolVersion = \d+/g, '')
    .replaceAll(/\s+/g, ' ')

const byName = ([one]: readonly [string, string], [other]: readonly [string, string]): number => (one < other ? -1 : 1)

it('is raised with the shapes of the messages', () => {
  const files = [...written(join(contract, 'commands.ts'), new Map(written(join(contract, 'envelope.ts'))))]
  const shapes = createHash('sha256')
    .update(JSON.stringify(files.map(([file, text]) => [relative(root, file), text] as const).toSorted(byName)))
    .digest('hex')
    .slice(0, 16)
  expect(
    { protocolVersion, shapes },
    'The contract has changed. If messages have another shape than in the last release, raise `protocolVersion` ' +
      '(device-daemon/contract/envelope.ts); then write both into `last`.',
  ).toEqual(last)
})
