import { expect, it } from 'vitest'
import { exampleReceipt, exampleSubmission } from '../../documents/content/examples.ts'
import { contentOf } from './request.ts'

const receipt = exampleReceipt({ submission: exampleSubmission.queued })

it('a receipt asked for a minute later is the same document', () => {
  const later = { ...receipt, printedAt: '2031-01-01T00:00:00+08:00' }
  expect(contentOf(later, 'session')).toBe(contentOf(receipt, 'session'))
})

it('it is another one when it says something else, and in the session of somebody else', () => {
  const accepted = { ...receipt, submission: exampleSubmission.accepted }
  expect(contentOf(accepted, 'session')).not.toBe(contentOf(receipt, 'session'))
  expect(contentOf(receipt, 'another')).not.toBe(contentOf(receipt, 'session'))
})
