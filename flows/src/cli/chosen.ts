/** The affair and the district that a command line names. */
import type { Affair } from '../model/affair.ts'
import type { District } from '../model/district.ts'
import type { Call } from './command.ts'
import { refused, type Catalogue } from './files.ts'

export function affairOf({ affairs }: Catalogue, { words: [id] }: Call): Affair {
  const found = affairs.find((affair) => affair.id === id)
  if (found !== undefined) return found
  const known = affairs.map((affair) => affair.id).join(', ')
  throw id === undefined ? refused('whichAffair', { known }) : refused('noSuchAffair', { id, known })
}

export function namedDistrict({ districts }: Catalogue, { text }: Call): District {
  const code = text('district')
  const known = districts.map((district) => `${district.code} ${district.name.zh}`).join(', ')
  if (code === undefined) throw refused('districtMissing', { known })
  const found = districts.find((district) => district.code === code)
  if (found === undefined) throw refused('noSuchDistrict', { code, known })
  return found
}

/** The district of `--district`, which must offer the affair. */
export function districtOf(catalogue: Catalogue, call: Call, affair: Affair): District {
  const found = namedDistrict(catalogue, call)
  if (!Object.hasOwn(found.affairs, affair.id))
    throw refused('notOffered', {
      name: found.name,
      code: found.code,
      affair: affair.id,
      offered: Object.keys(found.affairs).join(', '),
    })
  return found
}

/** The affair as the district of `--district` has it; without that option, for no district in particular. */
export function affairSomewhere(
  catalogue: Catalogue,
  call: Call,
): { readonly affair: Affair; readonly district: District | null } {
  const affair = affairOf(catalogue, call)
  if (call.text('district') === undefined) return { affair, district: null }
  const district = districtOf(catalogue, call, affair)
  return { affair: catalogue.inDistrict(affair.id, district), district }
}
