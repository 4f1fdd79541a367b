/** `flows -- verify`: who signed a bundle, what is in it, and what a terminal of each district would say to it. */
import { resolve } from 'node:path'
import { publisherKey } from '../../flows/src/catalogue/bundle.ts'
import { asJson, json, type Command } from '../../flows/src/cli/command.ts'
import { UsageError } from '../../flows/src/cli/files.ts'
import { takeBundle } from '../../device-daemon/src/catalogue/bundle.ts'
import { bundleIn } from './bundle-file.ts'

const flows = resolve(import.meta.dirname, '../../flows')

export const verify: Command = {
  name: 'verify',
  usage: 'FILE [--publisher KEY] [--json]',
  does: [
    'who signed a bundle, what is in it, and whether the terminals of',
    'its districts would take it; KEY as services.publisher has it',
  ],
  options: { ...json, publisher: { type: 'string' } },
  words: 1,
  run({ words: [file], text, given }) {
    if (file === undefined) throw new UsageError('which bundle?\n    → verify FILE')
    const asked = text('publisher') ?? null
    if (asked !== null && !publisherKey.test(asked))
      throw new UsageError(
        '--publisher is not a public key\n    → 130 digits as npm run platform -- keys FILE shows them',
      )
    const { version, publisher, files } = bundleIn(file, asked)
    const districts = files
      .flatMap(({ path }) => /^districts\/(\d{6})-/.exec(path)?.[1] ?? [])
      .map((district) => {
        const taken = takeBundle({ file, publisher, district, flows }, null)
        return taken.ok
          ? { district, name: taken.value.district.name.zh, services: taken.value.affairs.map(({ id }) => id) }
          : { district, refused: taken.failure.code, text: taken.failure.text }
      })
    const report = { file, version, publisher, signed: asked === null ? 'bySelf' : 'byPublisher', files: files.length }
    const wrong = districts.flatMap((one) => ('refused' in one ? [one.text] : []))
    const told = given('json')
      ? asJson({ ...report, districts })
      : [
          `${file}: version ${version}, ${files.length} files`,
          `publisher ${publisher}`,
          asked === null
            ? 'The signature is that key’s. Whether that key may publish, --publisher KEY asks.'
            : 'The signature is right.',
          ...districts.map((one) =>
            'services' in one
              ? `${one.district} ${one.name}: ${one.services.length} services`
              : `${one.district} refused: ${one.refused}`,
          ),
        ].join('\n')
    if (wrong.length > 0) throw new UsageError(wrong.join('\n'), told)
    return told
  },
}
