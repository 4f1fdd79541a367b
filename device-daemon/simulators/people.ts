/**
 * Synthetic people, shared by the card simulator and the platform simulator. They belong to nobody: the region 410999
 * (a number within 濮阳市 that was never issued) cannot occur on a real card, the names are invented, the check
 * characters are right unless said otherwise.
 */

export interface Person {
  /** Stable key for tests and the dev dock. */
  readonly id: string
  /** What this person is for, shown in the dock. */
  readonly purpose: string
  readonly name: string
  readonly sex: 'male' | 'female'
  /** GB/T 3304 number, and the name without 族. */
  readonly ethnicityCode: string
  readonly ethnicity: string
  /** `YYYY-MM-DD`, as all dates here. */
  readonly birthDate: string
  readonly address: string
  readonly idNumber: string
  readonly issuer: string
  readonly validFrom: string
  /** null: 长期 */
  readonly validUntil: string | null
}

/** 逝者: what the platform shares about a deceased relative for 公民身后. */
export interface Deceased {
  readonly id: string
  readonly name: string
  readonly idNumber: string
  readonly sex: 'male' | 'female'
  readonly birthDate: string
  readonly deathDate: string
  /** 参保类型: employee 企业职工养老, resident 城乡居民养老, government 机关事业单位, none. */
  readonly insurance: 'employee' | 'resident' | 'government' | 'none'
  /** 社保卡号. */
  readonly socialCardNumber: string
  readonly address: string
  /** Who may apply, and what the deceased was to them; `id` of a person. */
  readonly relatives: readonly { readonly person: string; readonly relation: 'spouse' | 'child' | 'parent' }[]
}

/** What the platform shares about an enterprise for 开办餐馆. */
export interface Enterprise {
  readonly id: string
  readonly name: string
  /** 统一社会信用代码, check characters right (GB 32100, GB 11714). */
  readonly uscc: string
  readonly type: string
  /** `id` of the person who is its legal representative. */
  readonly legalRepresentative: string
  /** `id` of the person who handles its affairs (经办人). */
  readonly handler: string
  readonly address: string
  readonly registeredCapital: number
  readonly scope: string
  readonly establishedOn: string
}

const region = '410999'
const issuer = '濮阳市公安局示范分局'

/** 第十八位 of GB 11643 (ISO 7064 MOD 11-2) over the first seventeen. */
export function checkCharacter(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0)
  return '10X98765432'.charAt(sum % 11)
}

/** 统一社会信用代码 of the synthetic region, from the eight characters of an organisation. */
export function synthUscc(organisation: string): string {
  const body = `91${region}${organisation}${organisationCheck(organisation)}`
  const digits = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const sum = Array.from(body).reduce((total, each, at) => total + digits.indexOf(each) * (3 ** at % 31), 0)
  return body + digits.charAt((31 - (sum % 31)) % 31)
}

/** 组织机构代码 check character, GB 11714. */
function organisationCheck(organisation: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number.parseInt(organisation.charAt(at), 36), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

function idNumber(birthDate: string, sequence: string): string {
  const first17 = `${region}${birthDate.replaceAll('-', '')}${sequence}`
  return first17 + checkCharacter(first17)
}

type Given = Omit<Person, 'idNumber' | 'issuer' | 'ethnicity' | 'ethnicityCode'> & {
  readonly sequence: string
} & Partial<Pick<Person, 'idNumber' | 'ethnicity' | 'ethnicityCode'>>

/** Odd sequences are male, even ones female, as the standard has it. */
function person({ sequence, ...given }: Given): Person {
  return { ethnicityCode: '01', ethnicity: '汉', issuer, idNumber: idNumber(given.birthDate, sequence), ...given }
}

export const people: readonly Person[] = [
  person({
    id: 'li-xiaoman',
    purpose: '普通身份证',
    name: '李小满',
    sex: 'female',
    birthDate: '1988-05-21',
    sequence: '002',
    address: '河南省濮阳市示范区春分路1号院2号楼301室',
    validFrom: '2018-06-01',
    validUntil: '2038-06-01',
  }),
  person({
    id: 'zhang-shouzheng',
    purpose: '店主，开办餐馆',
    name: '张守正',
    sex: 'male',
    birthDate: '1979-11-08',
    sequence: '013',
    address: '河南省濮阳市示范区清明街16号',
    validFrom: '2016-03-15',
    validUntil: '2036-03-15',
  }),
  person({
    id: 'wang-jie-yan',
    purpose: '生僻字姓名：㛃（扩展A）、䶮（扩展A）',
    name: '王㛃䶮',
    sex: 'female',
    birthDate: '1993-02-14',
    sequence: '024',
    address: '河南省濮阳市示范区谷雨巷7号',
    validFrom: '2019-09-09',
    validUntil: '2039-09-09',
  }),
  person({
    id: 'li-tou-zhang',
    purpose: '生僻字姓名：𠅤（扩展B）、𬭚（扩展E），四字节编码',
    name: '李𠅤𬭚',
    sex: 'male',
    birthDate: '1985-07-30',
    sequence: '035',
    address: '河南省濮阳市示范区白露路88号',
    validFrom: '2015-10-20',
    validUntil: '2035-10-20',
  }),
  person({
    id: 'zhang-jie',
    purpose: '姓名四字都是生僻字，姓氏也是',
    name: '𬭚㛃䶮𠅤',
    sex: 'male',
    birthDate: '1990-11-07',
    sequence: '079',
    address: '河南省濮阳市示范区大雪路9号',
    validFrom: '2020-11-22',
    validUntil: '2040-11-22',
  }),
  person({
    id: 'zhao-changqing',
    purpose: '长期有效的身份证，老年人',
    name: '赵长青',
    sex: 'male',
    birthDate: '1948-09-03',
    sequence: '011',
    address: '河南省濮阳市示范区立冬乡小雪村5组',
    validFrom: '2008-04-18',
    validUntil: null,
  }),
  person({
    id: 'sun-jiwang',
    purpose: '身份证已过期',
    name: '孙既往',
    sex: 'male',
    birthDate: '1990-01-12',
    sequence: '057',
    address: '河南省濮阳市示范区惊蛰路3号',
    validFrom: '2010-05-06',
    validUntil: '2020-05-06',
  }),
  person({
    id: 'zhou-cuoma',
    purpose: '身份证号校验码错误',
    name: '周措码',
    sex: 'male',
    birthDate: '1982-12-22',
    sequence: '019',
    idNumber: wrongCheck(idNumber('1982-12-22', '019')),
    address: '河南省濮阳市示范区冬至街21号',
    validFrom: '2014-08-08',
    validUntil: '2034-08-08',
  }),
  person({
    id: 'wu-weix',
    purpose: '身份证号末位为X',
    name: '吴惟昕',
    sex: 'female',
    birthDate: '1996-04-05',
    sequence: sequenceEndingInX('1996-04-05', 0),
    address: '河南省濮阳市示范区霜降路12号',
    validFrom: '2022-01-10',
    validUntil: '2042-01-10',
  }),
  person({
    id: 'ayigul',
    purpose: '少数民族，姓名含间隔号',
    name: '阿依古丽·示范江',
    sex: 'female',
    ethnicityCode: '05',
    ethnicity: '维吾尔',
    birthDate: '1991-08-18',
    sequence: '046',
    address: '河南省濮阳市示范区处暑路40号',
    validFrom: '2017-11-11',
    validUntil: '2037-11-11',
  }),
  person({
    id: 'ouyang-zhixia',
    purpose: '复姓，地址很长',
    name: '欧阳知夏',
    sex: 'female',
    ethnicityCode: '25',
    ethnicity: '水',
    birthDate: '2001-06-21',
    sequence: '068',
    address: '河南省濮阳市示范区夏至大道一百零八号节气家园二期西区十一号楼三单元',
    validFrom: '2021-07-01',
    validUntil: '2031-07-01',
  }),
  person({
    id: 'chen-lichun',
    purpose: '帮办代办人员',
    name: '陈立春',
    sex: 'female',
    ethnicityCode: '11',
    ethnicity: '满',
    birthDate: '1998-02-04',
    sequence: '080',
    address: '河南省濮阳市示范区立春村便民服务站',
    validFrom: '2023-02-04',
    validUntil: '2043-02-04',
  }),
  person({
    id: 'xu-dashu',
    purpose: '逝者的配偶',
    name: '许大暑',
    sex: 'female',
    birthDate: '1956-07-23',
    sequence: '022',
    address: '河南省濮阳市示范区春分路1号院2号楼301室',
    validFrom: '2006-09-01',
    validUntil: null,
  }),
]

export const deceased: readonly Deceased[] = [
  {
    id: 'li-lishu',
    name: '李立暑',
    idNumber: idNumber('1953-08-07', '017'),
    sex: 'male',
    birthDate: '1953-08-07',
    deathDate: '2026-11-02',
    insurance: 'employee',
    socialCardNumber: 'SYN410999530807',
    address: '河南省濮阳市示范区春分路1号院2号楼301室',
    relatives: [
      { person: 'li-xiaoman', relation: 'child' },
      { person: 'xu-dashu', relation: 'spouse' },
    ],
  },
  {
    id: 'wang-yanqiu',
    name: '王䶮秋',
    idNumber: idNumber('1950-09-23', '031'),
    sex: 'male',
    birthDate: '1950-09-23',
    deathDate: '2026-10-28',
    insurance: 'resident',
    socialCardNumber: 'SYN410999500923',
    address: '河南省濮阳市示范区谷雨巷7号',
    relatives: [
      { person: 'wang-jie-yan', relation: 'child' },
      { person: 'li-tou-zhang', relation: 'child' },
      { person: 'zhang-jie', relation: 'child' },
    ],
  },
  {
    id: 'zhao-xiaohan',
    name: '赵小寒',
    idNumber: idNumber('1975-01-06', '044'),
    sex: 'female',
    birthDate: '1975-01-06',
    deathDate: '2026-11-10',
    insurance: 'none',
    socialCardNumber: 'SYN410999750106',
    address: '河南省濮阳市示范区立冬乡小雪村5组',
    relatives: [{ person: 'zhao-changqing', relation: 'parent' }],
  },
]

export const enterprises: readonly Enterprise[] = [
  {
    id: 'jieqi-restaurant',
    name: '濮阳示范区廿四节气餐饮有限公司',
    uscc: synthUscc('MA9JQC01'),
    type: '有限责任公司(自然人独资)',
    legalRepresentative: 'zhang-shouzheng',
    handler: 'zhang-shouzheng',
    address: '河南省濮阳市示范区清明街18号1层',
    registeredCapital: 30,
    scope: '餐饮服务；食品销售',
    establishedOn: '2026-10-15',
  },
  {
    id: 'guyu-catering',
    name: '濮阳示范区谷雨饮食服务有限公司',
    uscc: synthUscc('MA9JQC02'),
    type: '有限责任公司(自然人投资或控股)',
    legalRepresentative: 'li-tou-zhang',
    handler: 'wang-jie-yan',
    address: '河南省濮阳市示范区白露路90号',
    registeredCapital: 50,
    scope: '餐饮服务',
    establishedOn: '2025-04-20',
  },
]

export function getPerson(id: string): Person {
  const found = people.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no person "${id}": one of ${people.map((each) => each.id).join(', ')}`)
  return found
}

function wrongCheck(number: string): string {
  return number.slice(0, 17) + (number.endsWith('7') ? '8' : '7')
}

/** The first sequence of the wanted parity (0 female, 1 male) whose check character is X. */
function sequenceEndingInX(birthDate: string, parity: 0 | 1): string {
  for (let sequence = 100 + parity; sequence < 1000; sequence += 2) {
    if (idNumber(birthDate, String(sequence)).endsWith('X')) return String(sequence)
  }
  throw new Error(`no number of ${birthDate} ends in X`)
}
