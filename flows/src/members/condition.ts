/** The members of a `when` clause. */
import { member, type Members } from './words.ts'

export const conditionMembers: Members = {
  answer: member('提问：看哪一题的答案', 'Question: whose answer is looked at', 'subject'),
  in: member('其中之一：选了这些选项中的任何一个', 'One of: any of these options was chosen', '[company, branch]'),
  item: member('事项：办理这一项时', 'Item: while this item is wanted', 'food'),
  parameter: member(
    '区县参数：看区县定的数，再写 atLeast 或 atMost',
    'District parameter: the number a district has set; with atLeast or atMost',
    'hairArea',
  ),
  atLeast: member('不少于：含这个数', 'At least: this number included', '30'),
  atMost: member('不超过：含这个数', 'At most: this number included', '100'),
  all: member(
    '都满足：下列条件全部成立',
    'All: every one of these holds',
    "[{ item: food }, { answer: tea, in: ['yes'] }]",
  ),
  any: member('满足其一：下列条件有一个成立', 'Any: one of these holds', '[{ item: food }, { item: hyg }]'),
  not: member('除外：这个条件不成立时', 'Not: while this does not hold', '{ answer: subject, in: [licensed] }'),
}
