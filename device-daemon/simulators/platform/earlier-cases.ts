/**
 * Earlier cases of some synthetic people, submitted at windows and other terminals, so that 查办件 can show no, one and
 * many cases. They never change: their states are given here, with days counted back from today.
 */
import { getPerson } from '../people.ts'
import type { KnownCase } from './case-answers.ts'
import type { CaseState } from './departments.ts'
import { dueDate } from './due-dates.ts'
import type { CaseItem, ItemState, Reason } from './registry.ts'
import { dataDate, dataTime } from './times.ts'

const dayMs = 24 * 60 * 60 * 1000

/** `happened`: [days ago, state, message to the applicant]. */
interface GivenItem {
  readonly id: string
  readonly name: string
  readonly department: string
  readonly stage?: number
  readonly happened: readonly (readonly [daysAgo: number, state: ItemState, note?: string])[]
  readonly result?: string
}

interface GivenCase {
  readonly person: string
  readonly applicationId?: string
  readonly affair: KnownCase['affair']
  readonly daysAgo: number
  readonly workingDays: number
  readonly state: CaseState
  readonly items: readonly GivenItem[]
  readonly reasons?: readonly Reason[]
}

const afterDeath = { id: 'n13-after-death', name: '公民身后' }
const restaurant = { id: 'h01-restaurant', name: '开办餐馆、饭店' }

const given: readonly GivenCase[] = [
  {
    person: 'zhao-changqing',
    applicationId: '5f0c2d1e-7b64-4c1a-9a57-3d2e8f6b9c01',
    affair: afterDeath,
    daysAgo: 6,
    workingDays: 20,
    state: 'processing',
    items: [
      {
        id: 'hukou',
        name: '户口注销',
        department: '公安局（派出所）',
        happened: [
          [5, 'handling'],
          [4, 'approved'],
        ],
        result: '户口注销证明',
      },
      {
        id: 'pension',
        name: '丧葬补助金、抚恤金申领',
        department: '人力资源和社会保障局',
        stage: 1,
        happened: [[3, 'handling', '已与参保信息核对，正在核算金额。']],
      },
      { id: 'fund', name: '住房公积金提取', department: '住房公积金管理中心', stage: 2, happened: [] },
    ],
  },
  {
    person: 'chen-lichun',
    applicationId: '5f0c2d1e-7b64-4c1a-9a57-3d2e8f6b9c02',
    affair: restaurant,
    daysAgo: 2,
    workingDays: 15,
    state: 'accepted',
    items: [
      { id: 'licence', name: '企业设立登记', department: '区市场监管局', happened: [] },
      { id: 'food', name: '食品经营许可', department: '区市场监管局', stage: 1, happened: [] },
    ],
  },
  {
    person: 'chen-lichun',
    affair: restaurant,
    daysAgo: 9,
    workingDays: 15,
    state: 'suspended',
    items: [
      {
        id: 'licence',
        name: '企业设立登记',
        department: '区市场监管局',
        happened: [
          [8, 'handling'],
          [7, 'approved'],
        ],
        result: '营业执照',
      },
      {
        id: 'fire',
        name: '公众聚集场所投入使用、营业前消防安全检查',
        department: '消防救援大队',
        stage: 1,
        happened: [
          [6, 'handling'],
          [5, 'suspended', '待现场检查，检查时间不计入办理时限。'],
        ],
      },
    ],
  },
  {
    person: 'chen-lichun',
    affair: { name: '企业职工退休' },
    daysAgo: 12,
    workingDays: 20,
    state: 'processing',
    items: [
      {
        id: 'retire',
        name: '基本养老保险待遇核定',
        department: '人力资源和社会保障局',
        happened: [[11, 'handling']],
      },
      { id: 'medical', name: '退休人员医疗保险登记', department: '医疗保障局', stage: 1, happened: [] },
    ],
  },
  {
    person: 'chen-lichun',
    affair: { name: '灵活就业' },
    daysAgo: 16,
    workingDays: 5,
    state: 'returned',
    reasons: [{ text: '劳动能力鉴定材料缺第二页，请补齐后再次提交。' }],
    items: [{ id: 'insure', name: '灵活就业人员参保登记', department: '人力资源和社会保障局', happened: [] }],
  },
  {
    person: 'chen-lichun',
    affair: { name: '扶残助困' },
    daysAgo: 33,
    workingDays: 10,
    state: 'refused',
    reasons: [{ text: '户籍不在本行政区，请到户籍所在地残联办理。' }],
    items: [{ id: 'card', name: '残疾人证新办', department: '残疾人联合会', happened: [] }],
  },
  {
    person: 'chen-lichun',
    affair: { name: '开办便利店' },
    daysAgo: 60,
    workingDays: 10,
    state: 'partlyDone',
    items: [
      {
        id: 'licence',
        name: '个体工商户设立登记',
        department: '区市场监管局',
        happened: [
          [59, 'handling'],
          [58, 'approved'],
        ],
        result: '营业执照',
      },
      {
        id: 'tobacco',
        name: '烟草专卖零售许可',
        department: '烟草专卖局',
        stage: 1,
        happened: [
          [57, 'handling'],
          [50, 'rejected', '经营地点距学校不足规定距离。'],
        ],
      },
    ],
  },
  {
    person: 'chen-lichun',
    applicationId: '5f0c2d1e-7b64-4c1a-9a57-3d2e8f6b9c07',
    affair: afterDeath,
    daysAgo: 120,
    workingDays: 20,
    state: 'done',
    items: [
      {
        id: 'hukou',
        name: '户口注销',
        department: '公安局（派出所）',
        happened: [
          [119, 'handling'],
          [118, 'approved'],
        ],
        result: '户口注销证明',
      },
    ],
  },
]

/** `now`: ms since the epoch. */
export function earlierCases(now: number): readonly KnownCase[] {
  return given.map(({ person, affair, daysAgo, workingDays, state, items, reasons = [], applicationId }, at) => {
    const { name, idNumber } = getPerson(person)
    const appliedMs = now - daysAgo * dayMs
    const running = state !== 'returned' && state !== 'refused'
    return {
      caseNumber: `SYN${dataDate(appliedMs)}${String(at + 1).padStart(4, '0')}`,
      applicant: { name, idNumber },
      affair,
      appliedAt: dataTime(appliedMs),
      state,
      reasons,
      items: items.map((item, nth) => itemOf(item, now, `SYN-R-9${at}${nth}`)),
      ...(applicationId === undefined ? {} : { applicationId }),
      ...(running ? { dueDate: dueDate(appliedMs, workingDays) } : {}),
    }
  })
}

function itemOf(
  { id, name, department, stage = 0, happened, result }: GivenItem,
  now: number,
  number: string,
): CaseItem {
  const events = happened.map(([daysAgo, state, note]) => ({
    at: now - daysAgo * dayMs,
    state,
    ...(note === undefined ? {} : { note }),
  }))
  return {
    itemId: id,
    name,
    departmentName: department,
    stage,
    state: events.at(-1)?.state ?? 'waiting',
    events,
    ...(result === undefined ? {} : { result: { name: result, number } }),
  }
}
