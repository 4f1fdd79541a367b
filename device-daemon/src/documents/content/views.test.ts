import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupedNumber } from '#flows/entries/number-groups.ts'
import type { FormGroup, Party } from '#flows/model/affair.ts'
import type { FormRequest } from '../port.ts'
import { whatNow, whomToAsk } from '#flows/case/what-now.ts'
import {
  exampleExplanation,
  exampleForm,
  exampleNotice,
  examplePerson,
  exampleReceipt,
  exampleSubmission,
  exampleSupplement,
} from './examples.ts'
import { explanationView } from './explanation.ts'
import { formView } from './form.ts'
import { noticeView } from './notice.ts'
import { receiptLines } from './receipt-lines.ts'
import { receiptView } from './receipt.ts'
import { supplementView } from './supplement.ts'
import { signaturePicture } from './signature.ts'
import { dateText, momentText } from '#flows/time/written-dates.ts'
import { documentView, stringsOf } from './view.ts'

describe('the notice', () => {
  test('prints a promise only when it is confirmed', () => {
    const request = exampleNotice({ affair: 'h01-restaurant' })
    expect(noticeView(request).items.every((item) => item.time.zh === '以受理通知书为准')).toBe(true)
    const items = request.plan.items.map((entry, index) =>
      index === 0 ? { ...entry, promise: { days: 1, confirmed: true } } : entry,
    )
    const confirmed = noticeView({
      ...request,
      plan: { ...request.plan, items, workingDays: 11, workingDaysConfirmed: true },
    })
    expect(confirmed.items[0]?.time).toEqual({ zh: '1 个工作日', en: '1 working day' })
    expect(confirmed.figures.time.zh).toMatch(/^11 个工作日/)
  })

  test('counts as to be brought only what neither the platform nor the terminal nor another item supplies', () => {
    const { figures, materials } = noticeView(exampleNotice({ affair: 'h01-restaurant' }))
    expect(figures.toHandIn).toBe(materials.filter((material) => material.source.zh === '原件，现场拍摄').length)
    expect(figures.toHandIn + figures.spared).toBe(materials.length)
    expect(materials.filter(({ later }) => later !== null).every((material) => material.copies > 0)).toBe(true)
  })
})

describe('the code on the notice', () => {
  const request = exampleNotice()

  test('is there on A4 and on the roll, with what it does', () => {
    expect(Object.keys(documentView(request).pictures)).toEqual(['qr'])
    expect(noticeView(request).goOn?.zh).toBe('下次来扫这里，从这一步接着办')
    expect(receiptLines(request)).toContainEqual({
      kind: 'qr',
      content: request.code,
      caption: '下次来扫这里，从这一步接着办',
    })
  })

  test('is not, and nothing is said of it, where the district has no key', () => {
    const without = { ...request, code: null }
    expect([documentView(without).pictures, noticeView(without).goOn]).toEqual([{}, null])
    expect(receiptLines(without).some(({ kind }) => kind === 'qr')).toBe(false)
  })
})

describe('the form', () => {
  test('marks every value with its origin', () => {
    const fields = formView(exampleForm()).groups.flatMap((group) => group.fields)
    expect(fields.find((field) => field.value === '王㛃䶮')?.mark?.zh).toBe('证')
    expect(fields.every((field) => field.mark !== null || field.value === '')).toBe(true)
  })

  test('says of every material how it is provided, and knows the promised ones', () => {
    const { materials } = formView(exampleForm({ affair: 'h01-restaurant' }))
    expect(materials.filter((material) => material.promised).map((material) => material.provided.zh)).toEqual([
      '容缺承诺，受理后 1 个工作日内补交',
    ])
    expect(materials.some((material) => material.provided.zh === '现场拍摄 1 页')).toBe(true)
  })
})

describe('the notice of a district that promises', () => {
  const request = exampleNotice({ affair: 'h11-teahouse' })

  test('names the document by which it does, once', () => {
    const promise = { days: 5, basis: '测政办〔2026〕1号' }
    const published = { promise, items: { food: { promise } } }
    const district = { ...request.district, affairs: { 'h11-teahouse': published } }
    expect(noticeView({ ...request, district }).basis.filter((one) => one === promise.basis)).toEqual([promise.basis])
    expect(noticeView(request).basis).not.toContain(promise.basis)
  })

  const promising = { ...request, plan: { ...request.plan, workingDays: 5, workingDaysConfirmed: true } }

  test('names the day, where it is known, and only the days, where it is not', () => {
    const time = (dueBy: string | null): string => noticeView({ ...promising, dueBy }).figures.time.zh
    expect(time('2026-11-27')).toBe(
      '5 个工作日（今天受理的，2026年11月27日以前；补正、现场检查等不计入的时间，往后顺延）',
    )
    expect(time(null)).toBe(
      '5 个工作日（跨年的节假日安排公布后才能算出是哪一天；补正、现场检查等不计入的时间，往后顺延）',
    )
  })

  test('nothing is named that is only inferred', () =>
    expect(noticeView({ ...request, dueBy: '2026-11-27' }).figures.time.zh).toBe('以受理通知书为准'))
})

describe('a form that asks about several people', () => {
  const request = exampleForm({ affair: 'h11-teahouse' })
  const investors: FormGroup = {
    id: 'partners',
    title: { zh: '合伙人', en: 'Partners' },
    party: 'investor',
    repeat: { min: 2, max: 5 },
    fields: [
      { id: 'pName', label: { zh: '姓名', en: 'Name' }, type: 'personName', origin: 'citizen', required: true },
      { id: 'pNo', label: { zh: '号码', en: 'Number' }, type: 'idNumber', origin: 'citizen', required: true },
    ],
  }
  const signs: Party = {
    id: 'investor',
    name: { zh: '投资人', en: 'Investor' },
    kind: 'person',
    identified: ['card'],
    signs: true,
  }
  const several: FormRequest = {
    ...request,
    affair: { ...request.affair, parties: [...request.affair.parties.filter(({ id }) => id !== signs.id), signs] },
    plan: { ...request.plan, form: [{ group: investors, party: signs, fields: investors.fields }] },
    draft: {
      ...request.draft,
      rows: {
        partners: [
          { id: 'a', values: { pName: '李𠅤𬭚' } },
          { id: 'b', values: { pName: '欧阳㛃' } },
        ],
      },
    },
  }

  test('has a block for each, headed by who it is, and a line for each signature', () => {
    const { groups, signers } = formView(several)
    expect(groups.map(({ fields, rows }) => [fields, rows.map(({ title }) => title.zh)])).toEqual([
      [[], ['投资人（第 1 位，共 2 位）', '投资人（第 2 位，共 2 位）']],
    ])
    expect(groups[0]?.rows.map(({ fields }) => fields[0]?.value)).toEqual(['李𠅤𬭚', '欧阳㛃'])
    expect(signers.map(({ role, name }) => [role?.zh, name])).toEqual([
      [undefined, request.draft.identity?.name],
      ['投资人', '李𠅤𬭚'],
      ['投资人', '欧阳㛃'],
    ])
  })

  test('asks nobody for a second signature who has signed on the screen', () => {
    const self = { ...several.draft, rows: { partners: [{ id: 'a', self: true, values: { pName: '王㛃䶮' } }] } }
    expect(formView({ ...several, draft: self }).signers.map(({ role }) => role)).toEqual([null])
  })
})

describe('the receipt', () => {
  test('on the roll carries what the page carries: the name in full, the number covered', () => {
    const lines = receiptLines(exampleReceipt({ affair: 'h01-restaurant' }))
    const text = JSON.stringify(lines)
    expect(text).toContain(groupedNumber(exampleSubmission.accepted.caseNumber))
    expect(text).toContain('王㛃䶮')
    expect(text).not.toContain(examplePerson().idNumber)
    expect(lines.filter((line) => line.kind === 'qr')).toEqual([
      { kind: 'qr', content: 'https://platform.example/q/01JDB3V6T2Q8N4', caption: '扫码查询办理进度' },
    ])
    expect(text).toContain('承诺后补的材料（1）')
  })

  test('of a returned application gives the reasons', () => {
    expect(receiptView(exampleReceipt({ submission: exampleSubmission.returned })).reasons.shown).toEqual([
      '死亡证明照片不清晰，请重新拍摄',
    ])
  })

  test('has no second language left over in either', () => {
    for (const language of ['zh', 'en'] as const) {
      for (const line of receiptLines(exampleReceipt({ language })).concat(receiptLines(exampleNotice({ language })))) {
        for (const text of stringsOf(line)) expect(text).not.toContain('[object')
      }
    }
  })
})

describe('what proves that a material was handed in later', () => {
  test.each(['zh', 'en'] as const)('names on the roll each of them and what became of it, in %s', (language) => {
    const request = exampleSupplement({ affair: 'h01-restaurant', language })
    const { handedIn, number } = supplementView(request)
    expect(new Set(handedIn.map(({ state }) => state.zh)).size).toBe(handedIn.length)
    const roll = receiptLines(request).flatMap((one) => stringsOf(one))
    for (const one of handedIn) {
      expect(roll.join('\n')).toContain(one.name[language])
      expect(roll).toContain(one.state[language])
    }
    expect(roll).toContain(number.value)
    expect(roll.join('')).not.toContain(examplePerson().idNumber)
  })

  test('says why one was not taken, and of one whose case has no number yet which application it belongs to', () => {
    const request = { ...exampleSupplement({ affair: 'h01-restaurant' }), caseNumber: null }
    const { number, reasons, again } = supplementView(request)
    expect(reasons.shown).toEqual([
      `${request.supplies[4]?.supplement.material.name.zh}：死亡证明照片不清晰，请重新拍摄`,
    ])
    expect(again?.zh).toMatch(/“查办件”.*“现在补交”/)
    expect(supplementView({ ...request, supplies: request.supplies.slice(0, 4) }).again).toBeNull()
    expect([number.label.zh, number.value]).toEqual(['申请编号', groupedNumber('01JDB3V6T2Q8N4')])
  })
})

test('what was not taken and then was taken: both are listed, and nothing is asked for any more', () => {
  const request = exampleSupplement({ affair: 'h01-restaurant', count: 1 })
  const [taken] = request.supplies
  if (taken === undefined) throw new Error('nothing is handed in')
  const notTaken = { ...taken, submission: exampleSubmission.returned }
  const { handedIn, reasons, again } = supplementView({ ...request, supplies: [taken, notTaken] })
  expect(handedIn.map(({ state }) => state.zh)).toEqual(['平台已收到', '平台没有收下，要重新交'])
  expect([reasons.shown, again]).toEqual([[], null])
  expect(supplementView({ ...request, supplies: [notTaken] }).reasons.shown).toEqual(['死亡证明照片不清晰，请重新拍摄'])
})

describe('what is taken home by whom the platform has not accepted', () => {
  test.each(['returned', 'refused', 'suspended', 'partlyDone'] as const)(
    '%s: on the roll the number, the reason, and word for word what the screen says to do and whom to ask',
    (standing) => {
      const request = exampleExplanation({ standing })
      const { number, reasons, title } = explanationView(request)
      const roll = receiptLines(request).flatMap((one) => stringsOf(one))
      for (const { zh } of [...whatNow(request.progress, 'later'), whomToAsk(request.district.hall)])
        expect(roll).toContain(zh)
      for (const text of [number.value, title.zh, request.progress.affair.name.zh]) expect(roll).toContain(text)
      for (const reason of reasons.shown) expect(roll.join('')).toContain(reason)
    },
  )

  test('what an accepted case lacks: the receipt, the roll and the screen say alike where it is taken', () => {
    const request = exampleExplanation({ standing: 'accepted' })
    const name = { zh: '亲属关系证明', en: 'Proof of kinship' }
    const missing = [{ id: 'm', name, until: '2026-12-10', here: true as const }]
    const lacking = { ...request, progress: { ...request.progress, missing } }
    const roll = receiptLines(lacking).flatMap((one) => stringsOf(one))
    const [lacks, how] = whatNow(lacking.progress, 'later').map(({ zh }) => zh)
    expect(lacks).toBe('还差：亲属关系证明，最迟2026年12月10日补交。')
    expect(roll).toEqual(expect.arrayContaining([lacks, how]))
    const receipt = exampleReceipt({ affair: 'h01-restaurant' })
    expect(receiptView(receipt).supply?.zh).toBe(how)
    expect(receiptLines(receipt).flatMap((one) => stringsOf(one))).toContain(how)
  })

  test('a case that no terminal knows has no code', () => {
    const request = { ...exampleExplanation(), queryUrl: null }
    expect(receiptLines(request).filter(({ kind }) => kind === 'qr')).toEqual([])
    expect(documentView(request).pictures).toEqual({})
  })
})

test('a signature is drawn inside its area, whatever the strokes', () => {
  const point = fc.tuple(
    fc.double({ min: -5, max: 5, noNaN: true }),
    fc.double({ min: -5, max: 5, noNaN: true }),
    fc.nat(),
    fc.double({ min: 0, max: 9, noNaN: true }),
  )
  fc.assert(
    fc.property(
      fc.array(fc.array(point, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
      (strokes) => {
        const numbers = [...signaturePicture(strokes).matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)].map((found) => [
          Number(found[1]),
          Number(found[2]),
        ])
        expect(numbers.length).toBe(2 * strokes.flat().length)
        expect(numbers.every(([x = -1, y = -1]) => x >= 0 && x <= 500 && y >= 0 && y <= 200)).toBe(true)
      },
    ),
  )
})

test('times are Beijing’s, whatever the offset they came with', () => {
  expect(momentText('2026-11-22T16:05:00Z')).toEqual({ zh: '2026年11月23日 00:05', en: '23 November 2026, 00:05' })
  expect(momentText('2026-11-22T23:05:00+08:00').zh).toBe('2026年11月22日 23:05')
  expect(dateText('2026-12-04')).toEqual({ zh: '2026年12月4日', en: '4 December 2026' })
})

test('a word that no line holds can be broken, a case number stays whole', () => {
  const { view } = documentView(exampleForm({ values: { szname: 'x'.repeat(40) } }))
  expect(stringsOf(view)).toContain(`${'x'.repeat(16)}\u200b${'x'.repeat(16)}\u200b${'x'.repeat(8)}`)
  expect(stringsOf(view)).toContain('410999198803120027')
})
