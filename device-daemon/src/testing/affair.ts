import type { Affair } from '#flows/model/affair.ts'
import { findables } from '#flows/find/findable.ts'
import { calendarOf } from '#flows/time/calendar.ts'
import type { District } from '#flows/model/district.ts'
import type { CitizenCard } from '../devices/id-card/port.ts'
import type { LoadedCatalogue } from '../catalogue/catalogue.ts'

const text = (zh: string) => ({ zh, en: zh })
const promise = { days: 5, confidence: 'H' } as const
const fee = { text: text('免费'), confidence: 'H' } as const

/**
 * A minimal service with one of everything: a question, an item, a photographed and a shared material, a typed field, a
 * repeating group.
 */
export const affair: Affair = {
  id: 't01-sample',
  version: '2026-11-22',
  name: text('示范一件事'),
  words: [],
  summary: text('示范'),
  stage: 'living',
  audience: 'person',
  tone: 'plain',
  leadDepartment: text('示范局'),
  sources: [],
  promise,
  fee,
  conditions: [],
  parties: [
    { id: 'applicant', name: text('申请人'), kind: 'person', identified: ['card', 'phone'], signs: true },
    { id: 'partner', name: text('合伙人'), kind: 'person', identified: ['card', 'paper'], signs: true },
  ],
  parameters: [],
  notes: [],
  delivery: ['window', 'post', 'locker'],
  questions: [
    {
      id: 'where',
      text: text('在哪里？'),
      kind: 'single',
      options: [
        { id: 'town', label: text('城里') },
        { id: 'village', label: text('村里') },
      ],
    },
  ],
  items: [
    {
      id: 'i_main',
      name: text('示范事项'),
      department: text('示范局'),
      level: 'county',
      result: { name: text('示范证'), kind: 'licence' },
      basis: [],
      atTerminal: 'whole',
      caseType: 'promised',
      promise,
      fee,
      after: [],
      confidence: 'H',
    },
  ],
  materials: [
    {
      id: 'm_made',
      name: text('示范申请书'),
      source: 'form',
      fromForm: 'part',
      kind: 'made',
      holder: 'applicant',
      forItems: [],
      deferrable: false,
      confidence: 'H',
    },
    {
      id: 'm_paper',
      name: text('示范材料'),
      source: 'upload',
      kind: 'paper',
      holder: 'applicant',
      forItems: [],
      deferrable: false,
      pages: { min: 1, max: 2 },
      confidence: 'H',
    },
    {
      id: 'm_licence',
      name: text('示范证照'),
      source: 'licence',
      kind: 'licence',
      holder: 'applicant',
      forItems: [],
      deferrable: { days: 3 },
      licenceType: '示范证照',
      confidence: 'H',
    },
  ],
  form: [
    {
      id: 'applicant',
      title: text('申请人'),
      fields: [
        { id: 'name', label: text('姓名'), type: 'personName', origin: 'idCard', from: 'name', required: true },
        { id: 'mobile', label: text('手机'), type: 'mobile', origin: 'citizen', required: true },
      ],
    },
    {
      id: 'partners',
      title: text('合伙人'),
      party: 'partner',
      repeat: { min: 0, max: 3 },
      fields: [
        { id: 'pName', label: text('姓名'), type: 'personName', origin: 'idCard', from: 'name', required: true },
        { id: 'pNumber', label: text('号码'), type: 'idNumber', origin: 'idCard', from: 'idNumber', required: true },
        { id: 'pShare', label: text('出资'), type: 'number', origin: 'citizen', required: false },
      ],
    },
  ],
}

export const district: District = {
  code: '410902',
  name: text('华龙区'),
  affairs: { [affair.id]: { items: {} } },
  hall: {
    name: text('大厅'),
    address: text('某路'),
    hours: text('全天'),
    telephone: '0393-0000000',
    complaint: '12345',
  },
}

export const catalogue: LoadedCatalogue = {
  affairs: new Map([[affair.id, affair]]),
  district,
  calendar: calendarOf([]),
  findables: () => findables([affair], [], () => []),
  quarantined: [],
}

/** A card of nobody: the region 410999 was never issued. */
export const card: CitizenCard = {
  kind: 'citizen',
  name: '示范㛃',
  sex: 'female',
  ethnicityCode: '01',
  birthDate: '1990-01-01',
  address: '示范路1号',
  idNumber: '410999199001010023',
  issuer: '示范公安局',
  validFrom: '2016-01-01',
  validUntil: '2036-01-01',
}
