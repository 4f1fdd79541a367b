/** 签名人: whoever must sign the form, each once, whatever is answered, filled in, added and taken away. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyDraft, type Draft, type Identity, type Row } from './draft.ts'
import { formValues, fillForm } from './fields.ts'
import { affair, hualong } from '../journeys/testing/catalogue.ts'
import { signedByApplicant, synthetic } from '../journeys/testing/samples.ts'
import { idCheckDigit } from '../entries/identity.ts'
import { plan } from '../plan/plan.ts'
import { nextPaper, pagesOf, papersOf, whoseSignedPages, withSignedPages } from './papers.ts'
import { cosignersOf, signersOf } from './signers.ts'
import { nextAfter } from './turns.ts'
import { firstUnfinished, incompleteness } from './steps.ts'

const transfer = affair('n11-house-transfer')
const founding = affair('n01-enterprise-startup')
const numberOf = (turn: number): string => {
  const first17 = `41099920000101${String(turn).padStart(3, '0')}`
  return first17 + idCheckDigit(first17)
}
const person = (turn: number): Identity => ({ ...synthetic, name: `某${turn}`, idNumber: numberOf(turn) })
const ofTransfer = (parts: Partial<Draft>): Draft => ({
  ...emptyDraft(transfer),
  identity: synthetic,
  answers: { reason: ['sale'] },
  ...parts,
})
const signers = (draft: Draft, of = transfer) => signersOf(plan(of, hualong, draft), draft)
const ids = (draft: Draft, of = transfer) => signers(draft, of).map(({ id }) => id)
const seller = (turn: number, row = `r${turn}`): Row => ({
  id: row,
  values: { sellerName: `某${turn}`, sellerIdNo: numberOf(turn) },
})
const buyer = (turn: number): Row => ({
  id: `b${turn}`,
  values: { buyerName: `某${turn}`, buyerIdNo: numberOf(turn) },
})

describe('who signs', () => {
  it('the applicant, then each seller and each buyer, as the form has them', () => {
    const draft = ofTransfer({ rows: { sellers: [seller(1)], buyers: [buyer(2), buyer(3)] } })
    expect(signers(draft).map(({ id, party, name, number, by }) => [id, party, name, number, by])).toEqual([
      ['applicant', 'applicant', synthetic.name, synthetic.idNumber, ['card']],
      ['seller/r1', 'seller', '某1', numberOf(1), ['card', 'paper']],
      ['buyer/b2', 'buyer', '某2', numberOf(2), ['card', 'paper']],
      ['buyer/b3', 'buyer', '某3', numberOf(3), ['card', 'paper']],
    ])
  })

  it('the applicant who is a buyer signs once', () => {
    const self: Row = { id: 'b1', self: true, values: {} }
    expect(ids(ofTransfer({ rows: { sellers: [seller(1)], buyers: [self] } }))).toEqual(['applicant', 'seller/r1'])
  })

  it('somebody who is in two groups signs once, for both', () => {
    const draft = ofTransfer({ rows: { sellers: [seller(1)], buyers: [buyer(1)] } })
    expect(signers(draft).slice(1)).toMatchObject([{ id: 'seller/r1', groups: ['sellers', 'buyers'] }])
  })

  it('nobody without a name, and nobody whose group does not apply any more', () => {
    const rows = { sellers: [{ id: 'r1', values: {} }, seller(2)], buyers: [buyer(3)] }
    expect(ids(ofTransfer({ rows }))).toEqual(['applicant', 'seller/r2', 'buyer/b3'])
    expect(ids(ofTransfer({ rows, answers: { reason: ['inherit'] } }))).toEqual(['applicant', 'buyer/b3'])
  })

  it('an organisation, and somebody known by a passport, can only sign on paper', () => {
    const rows = {
      shareholders: [
        { id: 'r1', values: { investorKind: 'organisation', investorOrganisation: '示例公司' } },
        {
          id: 'r2',
          values: {
            investorKind: 'person',
            investorName: '某二',
            investorIdNoType: 'passport',
            investorIdNo: 'E12345678',
          },
        },
        { id: 'r3', values: { investorKind: 'person', investorName: '某三', investorIdNo: numberOf(3) } },
      ],
    }
    const draft: Draft = { ...emptyDraft(founding), identity: synthetic, answers: { entType: ['ltd'] }, rows }
    const found = signers(draft, founding).filter(({ party }) => party === 'investor')
    expect(found.map(({ name, number, by }) => [name, number, by])).toEqual([
      ['示例公司', null, ['paper']],
      ['某二', 'E12345678', ['paper']],
      ['某三', numberOf(3), ['card', 'paper']],
    ])
  })
})

describe('an application', () => {
  const rows = { sellers: [seller(1)], buyers: [buyer(2)] }
  const missing = (draft: Draft) =>
    incompleteness(transfer, hualong, draft).flatMap(({ kind, step }) => (kind === 'signature' ? [step] : []))

  it('is complete only when everybody has signed, on the screen or on paper', () => {
    const draft = ofTransfer({ rows })
    expect(missing(draft)).toEqual(['sign', 'cosign.seller/r1', 'cosign.buyer/b2'])
    const met = { 'seller/r1': { by: 'card', signedAt: null } } as const
    expect(missing({ ...draft, signatures: { ...signedByApplicant, ...met } })).toHaveLength(2)
    const signed = { 'seller/r1': { by: 'card', signedAt: '2026-11-22T08:00:00+08:00' } } as const
    const page = { page: 'p', sharpness: 1, sharp: true }
    const paper = withSignedPages(
      { signatures: { ...signedByApplicant, ...signed } },
      { signer: 'buyer/b2', paper: 'form' },
      [page],
    )
    expect(missing({ ...draft, signatures: paper })).toEqual([])
    const taken = withSignedPages({ signatures: paper }, { signer: 'buyer/b2', paper: 'form' }, [])
    expect(missing({ ...draft, signatures: taken })).toEqual(['cosign.buyer/b2'])
  })

  it('says whom the terminal is handed to next, and at last back to the applicant', () => {
    const draft = ofTransfer({ rows, signatures: signedByApplicant })
    const it = plan(transfer, hualong, draft)
    expect(nextAfter(it, draft, 'applicant')?.id).toBe('seller/r1')
    const both = { ...draft.signatures, 'seller/r1': { by: 'card', signedAt: 'now' } as const }
    expect(nextAfter(it, { ...draft, signatures: both }, 'buyer/b2')?.id).toBe('applicant')
    const all = { ...both, 'buyer/b2': { by: 'card', signedAt: 'now' } as const }
    expect(nextAfter(it, { ...draft, signatures: all }, 'applicant')).toBeNull()
  })

  it('knows whose pages were signed', () => {
    expect(whoseSignedPages(pagesOf('heir/r2', 'm_promise'))).toEqual({ signer: 'heir/r2', paper: 'm_promise' })
    expect(whoseSignedPages(pagesOf('legalRepresentative', 'm_proxy'))).toMatchObject({ signer: 'legalRepresentative' })
    expect(whoseSignedPages('m_form')).toBeNull()
  })
})

describe('whoever signs on paper', () => {
  const page = { page: 'p', sharpness: 1, sharp: true }
  const closing = affair('n05-simple-deregister')
  const investor = (turn: number): Row => ({
    id: `r${turn}`,
    values: { investorKind: 'person', investorName: `某${turn}`, investorIdNo: numberOf(turn) },
  })
  const closed: Draft = { ...emptyDraft(closing), identity: synthetic, rows: { investors: [investor(1), investor(2)] } }
  const it05 = plan(closing, hualong, closed)
  const [first] = cosignersOf(it05, closed)
  if (first === undefined) throw new Error('no investor signs')

  it('gets the form and what names them, one after the other, and has signed only with the last', () => {
    expect(papersOf(it05, closed, first).map(({ id }) => id)).toEqual(['form', 'm_promise'])
    const steps = ['form', 'm_promise'].map((paper) => ({ signer: first.id, paper }))
    const signed: Draft = { ...closed, signatures: {} }
    for (const of of steps) {
      expect(nextPaper(it05, signed, first)?.id).toBe(of.paper)
      expect(nextAfter(it05, signed, 'applicant')?.id).toBe(first.id)
      Object.assign(signed, { signatures: withSignedPages(signed, of, [page]) })
    }
    expect(nextPaper(it05, signed, first)).toBeUndefined()
    expect(nextAfter(it05, signed, 'applicant')?.id).toBe('investor/r2')
  })

  const restaurant = affair('h01-restaurant')
  const agent = (parts: Partial<Draft>): Draft => ({
    ...emptyDraft(restaurant),
    identity: synthetic,
    answers: { proxy: ['yes'], subject: ['company'] },
    ...parts,
  })
  const principal = (draft: Draft) =>
    cosignersOf(plan(restaurant, hualong, draft), draft).find(({ party }) => party === 'legalRepresentative')

  it('a principal whom the form names, who may not be here, signs the 授权委托书 and nothing else, with their card or on paper', () => {
    const draft = agent({ values: { manager: '某九', managerIdNo: numberOf(9) } })
    const found = principal(draft)
    expect(found).toMatchObject({ name: '某九', number: numberOf(9), by: ['card', 'paper'], principal: true })
    if (found === undefined) throw new Error('nobody')
    expect(papersOf(plan(restaurant, hualong, draft), draft, found).map(({ id }) => id)).toEqual(['m_proxy'])
  })

  it('a principal without a number that can be compared signs on paper', () => {
    expect(principal(agent({ values: { manager: '某九' } }))?.by).toEqual(['paper'])
  })

  it('nobody is the principal of who applies for themselves, or of a form that names nobody yet', () => {
    expect(principal(agent({}))).toBeUndefined()
    const self = agent({ answers: { proxy: ['no'], subject: ['company'] }, values: { manager: '某九' } })
    expect(principal(self)).toBeUndefined()
  })
})

describe('whatever rows there are', () => {
  const turn = fc.nat(4)
  const row = fc.record({ at: turn, named: fc.boolean(), numbered: fc.boolean(), self: fc.boolean() })
  const rowsOf = (name: string, number: string, prefix: string) =>
    fc.array(row, { maxLength: 5 }).map((all) =>
      all.map(({ at, named, numbered, self }, index): Row => ({
        id: `${prefix}${index}`,
        ...(self && { self }),
        values: { ...(named && { [name]: `某${at}` }), ...(numbered && { [number]: numberOf(at) }) },
      })),
    )
  const drafts = fc
    .record({
      reason: fc.constantFrom('sale', 'gift', 'inherit'),
      sellers: rowsOf('sellerName', 'sellerIdNo', 's'),
      buyers: rowsOf('buyerName', 'buyerIdNo', 'b'),
      who: turn,
    })
    .map(({ reason, who, ...rows }) => ofTransfer({ answers: { reason: [reason] }, identity: person(who), rows }))

  it('nobody signs twice, the applicant signs once and first, and whoever signs is in the form', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const all = signers(draft)
        expect(all.filter(({ id }) => id === 'applicant')).toHaveLength(1)
        expect(all[0]?.id).toBe('applicant')
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
        const numbers = all.flatMap(({ number }) => (number === null ? [] : [number]))
        expect(new Set(numbers).size).toBe(numbers.length)
        const it = plan(transfer, hualong, draft)
        const written = JSON.stringify(formValues(fillForm(it, draft)))
        for (const { name } of cosignersOf(it, draft)) expect(written).toContain(name)
      }),
    )
  })

  it('the next step is somebody’s turn until all have signed, and never anybody else’s', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const it = plan(transfer, hualong, draft)
        const all = signersOf(it, draft)
        const signed = { by: 'card', signedAt: 'now' } as const
        const signatures: Draft['signatures'] = Object.fromEntries(all.map(({ id }) => [id, signed]))
        const missing = incompleteness(transfer, hualong, { ...draft, signatures })
        expect(missing.filter(({ kind }) => kind === 'signature')).toEqual([])
        expect(firstUnfinished(it, { ...draft, signatures })?.kind).not.toBe('cosign')
      }),
    )
  })
})
