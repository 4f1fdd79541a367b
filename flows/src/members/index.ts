/**
 * What every member of the files is called and means, in both languages, with an example: for the schema in an editor,
 * for REFERENCE.md, and to name what has changed.
 */
import { affairMembers, libraryMembers } from './affair.ts'
import { conditionMembers } from './condition.ts'
import { districtMembers } from './district.ts'
import { everywhere, type Members, type MemberWords } from './words.ts'

export type FileKind = 'affair' | 'items' | 'district'

const membersOf: Readonly<Record<FileKind, Members>> = {
  affair: affairMembers,
  items: { ...affairMembers, ...libraryMembers },
  district: districtMembers,
}

/** The words of a member by its place in the file, without the numbers of lists and the keys of maps. */
export function memberWords(kind: FileKind, place: readonly string[]): MemberWords | undefined {
  const members = membersOf[kind]
  const last = place.at(-1) ?? ''
  return own(members, place.join('.')) ?? own(members, inGroup(place).join('.')) ?? own(everywhere, last)
}

export const conditionWords = (key: string): MemberWords | undefined => own(conditionMembers, key)

/** Among the fields of a group may stand a reference to another group, with that group's members beside it. */
function inGroup(place: readonly string[]): readonly string[] {
  const [form, fields, ...rest] = place
  return form === 'form' && fields === 'fields' ? ['form', ...rest] : place
}

function own(members: Readonly<Record<string, MemberWords>>, key: string): MemberWords | undefined {
  return Object.hasOwn(members, key) ? members[key] : undefined
}
