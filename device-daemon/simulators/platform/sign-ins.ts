/**
 * 扫码登录: a code on the terminal's screen, confirmed on a phone (the page behind the code) or by an act of the dock;
 * the person is given
 * with every answer until the code expires, because an answer may be lost.
 */
import { randomBytes } from 'node:crypto'
import { people, type Person } from '../people.ts'

const lifeMs = 180_000

interface SignIn {
  readonly expiresAt: number
  person: Person | null
}

export interface SignIns {
  begin(): { readonly code: string; readonly expiresAt: number }
  /** Throws if the code is unknown, used or expired. */
  confirm(code: string, person: Person): void
  poll(
    code: string,
  ): { readonly state: 'pending' | 'expired' } | { readonly state: 'confirmed'; readonly person: Person } | null
  waiting(): readonly string[]
}

export function createSignIns(now: () => number): SignIns {
  const all = new Map<string, SignIn>()
  const live = (each: SignIn) => now() < each.expiresAt
  return {
    begin() {
      const code = randomBytes(8).toString('hex')
      const expiresAt = now() + lifeMs
      all.set(code, { expiresAt, person: null })
      return { code, expiresAt }
    },
    confirm(code, person) {
      const found = all.get(code)
      if (found === undefined || found.person !== null || !live(found))
        throw new Error('this code is unknown, used or expired')
      found.person = person
    },
    poll(code) {
      const found = all.get(code)
      if (found === undefined) return null
      if (!live(found)) return { state: 'expired' }
      if (found.person === null) return { state: 'pending' }
      return { state: 'confirmed', person: found.person }
    },
    waiting: () => [...all].filter(([, each]) => live(each) && each.person === null).map(([code]) => code),
  }
}

/** The phone's page after scanning: one button per person. */
export function scanPage(code: string, said: string): string {
  const buttons = people
    .map(({ id, name, purpose }) => `<button name="person" value="${id}">${name}<small>${purpose}</small></button>`)
    .join('\n')
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>确认登录</title>
<style>
body{font:18px sans-serif;margin:2rem auto;max-width:26rem}
button{display:block;width:100%;margin:.5rem 0;padding:.8rem;font:inherit;text-align:left}
small{display:block;color:#555}
</style>
<h1>在自助终端上登录</h1><p>${said}</p><form method="post" action="/scan/${code}">${buttons}</form>`
}
