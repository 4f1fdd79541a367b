/** 办事指南, 彩页, 挂图 as PDF: `guide ID --pdf FILE`, `leaflet ID`, `poster ID`. */
import { beijingDay } from '../../flows/src/time/beijing.ts'
import { affairOf, districtOf } from '../../flows/src/cli/chosen.ts'
import { district, lang, languageOf, out, type Call, type Command, type Options } from '../../flows/src/cli/command.ts'
import { guide as asText } from '../../flows/src/cli/commands/guide.ts'
import { UsageError } from '../../flows/src/cli/files.ts'
import { guideOf } from '../../flows/src/faces/guide-of.ts'
import type { FaceName } from '../../device-daemon/src/documents/faces/faces.ts'
import { outFile, paper } from './paper.ts'

const address = { address: { type: 'string' } } satisfies Options
const options = { ...district, ...lang, ...address }

async function printed(call: Call, face: FaceName, file: string): Promise<string> {
  const catalogue = call.catalogue(call.words[0])
  const here = districtOf(catalogue, call, affairOf(catalogue, call))
  const affair = catalogue.inDistrict(affairOf(catalogue, call).id, here)
  const { makeFace } = await import('../../device-daemon/src/documents/faces/faces.ts')
  const { district: hall, ...said } = guideOf(affair, here)
  if (hall === null) throw new Error('a guide of a district has its district')
  return paper(
    file,
    await makeFace({
      face,
      guide: { ...said, district: hall },
      language: languageOf(call),
      address: addressOf(call),
      madeOn: beijingDay(new Date()),
    }),
  )
}

function addressOf({ text }: Call): string | null {
  const written = text('address')
  if (written === undefined || /^https?:\/\/[^\s]+$/.test(written)) return written ?? null
  throw new UsageError(`--address is the address of a page, https://…, not "${written}"`)
}

export const guide: Command = {
  ...asText,
  usage: 'ID [--district CODE] [--lang zh|en] [--out FILE | --pdf FILE [--address URL]]',
  does: [...asText.does, 'with --pdf as A4, of --district; --address: where it is on the web, as a QR'],
  options: { ...asText.options, ...address, pdf: { type: 'string' } },
  run: (call) => {
    const file = call.text('pdf')
    return file === undefined ? asText.run(call) : printed(call, 'guide', file)
  },
}

export const leaflet: Command = {
  name: 'leaflet',
  usage: 'ID --district CODE --out FILE.pdf [--lang zh|en] [--address URL]',
  does: ['the 彩页: A4, two sides, to be printed from edge to edge'],
  options: { ...options, ...out },
  words: 1,
  run: (call) => printed(call, 'leaflet', outFile(call)),
}

export const poster: Command = {
  name: 'poster',
  usage: 'ID --district CODE --out FILE.pdf [--lang zh|en] [--address URL]',
  does: ['the 挂图: A1 with the flow diagram'],
  options: { ...options, ...out },
  words: 1,
  run: (call) => printed(call, 'poster', outFile(call)),
}
