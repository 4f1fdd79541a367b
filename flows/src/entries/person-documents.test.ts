import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  birthDateOf,
  documentProblem,
  documentTypeOf,
  documentTypes,
  likelyDocument,
  type DocumentType,
} from './person-documents.ts'

const today = '2026-11-27'

describe('a number of a document', () => {
  it.each<[DocumentType, string, 'unsure' | 'wrong' | null]>([
    ['residentId', '11010519491231002X', null],
    ['residentId', '110105194912310021', 'unsure'],
    ['residentId', '1101051949123100', 'wrong'],
    ['passport', 'E12345678', null],
    ['passport', 'g 1234 5678', null],
    ['passport', 'ABCDEFGH', 'wrong'],
    ['hkMacaoPass', 'H60012345', null],
    ['hkMacaoPass', 'M6001234500', null],
    ['hkMacaoPass', 'H60012345600', null],
    ['hkMacaoPass', 'K60012345', 'wrong'],
    ['taiwanPass', '12345678', null],
    ['taiwanPass', '1234567890(B)', null],
    ['taiwanPass', '1234567', 'wrong'],
    ['foreignerId', '932682198501010017', null],
    ['foreignerId', 'ZZZ410099010101', null],
    ['foreignerId', '11010519491231002X', 'wrong'],
    ['otherDocument', '军字第1234567号', null],
    ['otherDocument', '110105491231002', null],
    ['otherDocument', '无', 'wrong'],
  ])('%s %s: %s', (type, number, problem) => expect(documentProblem(type, number, today)).toBe(problem))

  it('is taken for a document whose check it passes, where its kind is not said', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{0,3}\d{5,12}[A-Z]?$/), (number) => {
        expect(documentProblem(likelyDocument(number), number, today)).not.toBe('wrong')
      }),
    )
  })
  it('gets an answer, whatever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...documentTypes), fc.string({ unit: 'binary' }), (type, text) => {
        expect([null, 'unsure', 'wrong']).toContain(documentProblem(type, text, today))
        expect(documentTypes).toContain(likelyDocument(text))
        birthDateOf(text)
      }),
    )
  })
  it('says the day of birth as it was registered, or none', () => {
    expect(birthDateOf('11010519491231002X')).toBe('1949-12-31')
    expect(birthDateOf('E12345678')).toBeNull()
  })
})

it('a kind of document is understood as word, code of GA/T 2000.156, or name', () => {
  expect(['passport', '414', '护照', 'constructor', ''].map(documentTypeOf)).toEqual([
    'passport',
    'passport',
    'passport',
    null,
    null,
  ])
})
