/** Synthetic people and entries. */
import type { Field } from '../../model/affair.ts'
import type { Draft, FieldValue, Identity } from '../../draft/draft.ts'
import { idCheckDigit } from '../../entries/identity.ts'

export const synthetic: Identity = {
  source: 'idCard',
  name: '㛃䶮',
  idNumber: '11010519491231002X',
  sex: 'female',
  ethnicity: '汉',
  birthDate: '1949-12-31',
  address: '河南省濮阳市华龙区测试路1号',
  issuer: '濮阳市公安局华龙分局',
  validFrom: '2020-01-01',
  validUntil: null,
}

/** An application that this terminal has sealed. */
export const sealed = { applicationId: 'a-1', sealedAt: '2026-11-22T08:00:00+08:00' }

/** The applicant has signed. */
export const signedByApplicant: Draft['signatures'] = {
  applicant: { by: 'card', signedAt: sealed.sealedAt },
}

/** Somebody's answers to the questions of 公民身后: a child, and every kind of step is in it. */
export const funeral = {
  rel: ['child'],
  place: ['hosp'],
  cremated: ['no'],
  ins: ['emp'],
  hpf: ['yes'],
  drv: ['yes'],
  med: ['no'],
}

/** Id numbers that differ only in their sequence number; the region code was never issued. */
function numberOf(turn: number): string {
  const first17 = `41099920000101${String(turn).padStart(3, '0')}`
  return first17 + idCheckDigit(first17)
}

/** A value that passes the field's check; `turn` tells several people apart. */
export function entryFor(field: Field, turn = 0): FieldValue {
  switch (field.type) {
    case 'select':
      return field.options?.[0]?.id ?? ''
    case 'multiselect':
      return field.options?.slice(0, 1).map((option) => option.id) ?? []
    case 'switch':
      return 'yes'
    case 'mobile':
    case 'telephone':
      return '13800138000'
    case 'idNumber':
      // Whoever is typed is not who stands here.
      return numberOf(turn === 0 ? 999 : turn)
    case 'uscc':
      return '91350100M000100Y43'
    case 'bankCard':
      return '6222020000000000000'
    case 'number':
      return String(Math.max(field.min ?? 1, 1))
    case 'date':
      return field.planned === true ? '2026-12-01' : '2026-01-05'
    case 'text':
    case 'address':
    case 'personName':
      return '测试'
  }
}

/** A value that fails every check: no field takes 800 exclamation marks. */
export const wrongEntry = '!'.repeat(800)
