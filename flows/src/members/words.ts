/** What a member of a file is called and means, for whoever writes the file. */
import type { Text } from '../model/affair.ts'

export interface MemberWords {
  /** 名称：说明 */
  readonly zh: string
  /** Name: explanation */
  readonly en: string
  /** As it stands in a file. */
  readonly example: string
  /** What each of its possible values means. */
  readonly values?: Readonly<Record<string, Text>>
}

/** Members by their place in the file, without the numbers of lists: `items.promise.days`. */
export type Members = Readonly<Record<string, MemberWords>>

export const member = (zh: string, en: string, example: string, values?: MemberWords['values']): MemberWords => ({
  zh,
  en,
  example,
  ...(values !== undefined && { values }),
})

export const value = (zh: string, en: string): Text => ({ zh, en })

/** The name alone, without the explanation. */
export const shortName = ({ zh, en }: MemberWords): Text => ({
  zh: zh.split('：')[0] ?? zh,
  en: en.split(': ')[0] ?? en,
})

const sure = {
  H: value('有多个来源或正式文件', 'several sources, or an official text'),
  M: value('有一个本地来源', 'one local source'),
  I: value('推定，不会作为承诺告诉群众', 'inferred; never shown as a promise'),
}
export const confidence = member('把握：这个事实有多确定', 'Confidence: how certain the fact is', 'H', sure)

/** Members that mean the same wherever they stand; the last part of the place. */
export const everywhere: Members = {
  zh: member('中文：写给群众看的中文', 'Chinese: what citizens read', '营业执照'),
  en: member('英文：与中文一样完整', 'English: as complete as the Chinese', 'Business licence'),
  confidence,
  role: member(
    '部门角色：departments.yaml 里的部门，名称以区县文件为准',
    "Role of a department: of departments.yaml; the district's file says what it is called there",
    'marketRegulation',
  ),
  parameter: member(
    '区县参数：由各区县自己定的数',
    'District parameter: a number that each district sets for itself',
    'hairArea',
  ),
  use: member(
    '引用：取用事项库里的一条，写作“文件/标识”，旁边再写不同之处',
    'Reference: takes an entry of the library, <file>/<id>; what differs is written beside it',
    'food/food',
  ),
  omit: member(
    '略去：引用时不要的填写项或选项',
    'Left out: fields or options of the entry that are not wanted',
    '[capital]',
  ),
}
