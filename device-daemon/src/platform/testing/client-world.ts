/** What the client's tests share: the demo platform and other servers, stopped after each test. */
import type { Identity } from '#flows/draft/draft.ts'
import { afterEach } from 'vitest'
import type { Application } from '../../applications/application.ts'
import type { Supplement } from '../../applications/supplement.ts'
import { exampleApplication, exampleSupplement } from '../../applications/testing/example.ts'
import { demoPlatform, type DemoPlatform } from './demo-platform.ts'

export const forever = new AbortController().signal

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
export const afterwards = (close: () => unknown): void => void closing.push(close)

export async function demo(...given: Parameters<typeof demoPlatform>): Promise<DemoPlatform> {
  const platform = await demoPlatform(...given)
  afterwards(() => platform.stop())
  return platform
}

let serial = 0
export function sealedApplication(): Application {
  serial += 1
  return {
    ...exampleApplication(),
    id: `0b8f6a54-6f0e-4f3f-9d0e-${String(serial).padStart(12, '0')}`,
    sealedAt: '2026-11-22T01:30:00.000Z',
  }
}

/** What `exampleApplication` promises, handed in later by the same person. */
export function sealedSupplement(): Supplement {
  serial += 1
  return {
    ...exampleSupplement(),
    id: `1b8f6a54-6f0e-4f3f-9d0e-${String(serial).padStart(12, '0')}`,
    sealedAt: '2026-11-24T01:30:00.000Z',
  }
}

export const daughter: Identity = {
  source: 'idCard',
  name: '李小满',
  idNumber: '410999198805210026',
  sex: 'female',
  birthDate: '1988-05-21',
}
