/** One rule of the contract, tried: what was sent, what came, and whether that is what the contract says. */
import {
  errorSchema,
  misfits,
  operationCalled,
  operationOf,
  type Schema,
} from '../../device-daemon/src/platform/testing/contract.ts'
import { NoAnswer, type Answer, type Line, type Question } from './line.ts'
import type { TestPeople } from './people.ts'

export interface Rule {
  /** Unique, in the order they are tried. */
  readonly name: string
  readonly operation: string
  /** In the contract's words. */
  readonly says: string
  readonly remedy: string
  try(trial: Trial, world: World): Promise<void>
}

export interface Verdict {
  readonly rule: string
  readonly operation: string
  /** `unshown`: the answer is the right one, but a platform that has not written the operation gives the same. */
  readonly verdict: 'ok' | 'wrong' | 'unshown' | 'skipped'
  readonly sent?: string
  readonly came?: string
  readonly says?: string
  readonly remedy?: string
}

/** What rules learn for later ones. */
export interface World {
  readonly people: TestPeople
  /** Waits until somebody has confirmed the code on a phone; null: nobody is there to do it. */
  readonly confirmSignIn: ((content: string) => Promise<void>) | null
  readonly newId: () => string
  /** Operations that have succeeded. */
  readonly written: Set<string>
  /** The case opened by the rules of `submit`. */
  opened?: { readonly applicationId: string; readonly caseNumber: string; readonly decision: string }
  fileDigest?: string
}

class Wrong extends Error {}
class Skipped extends Error {}

/** No operation of the contract begins like this. */
const nowhere = '/v1/none-of-the-contract'

export class Trial {
  readonly #line: Line
  readonly #written: Set<string>
  #sent = 'nothing'
  #unshown: string | null = null
  constructor(line: Line, written: Set<string>) {
    this.#line = line
    this.#written = written
  }

  /** Why a rule that was kept shows nothing; null: it does. */
  get unshown(): string | null {
    return this.#unshown
  }

  get sent(): string {
    return this.#sent
  }

  async ask(question: Question, what?: string): Promise<Answer> {
    this.#sent = `${question.method} ${question.target}${what === undefined ? '' : `, ${what}`}`
    try {
      const answer = await this.#line(question)
      const operation = operationIn(question)
      if (operation !== null && answer.status >= 200 && answer.status < 300) this.#written.add(operation)
      return answer
    } catch (error) {
      if (error instanceof NoAnswer) throw new Wrong(error.message)
      throw error
    }
  }

  /** Asks for what is not there. */
  async absent(question: Question, what?: string): Promise<void> {
    const answer = await this.ask(question, what)
    this.refused(answer, 404, 'NOT_FOUND')
    await this.tellApart(question, answer)
  }

  /**
   * A platform that has not written an operation says 404 as well, and must not be counted as keeping its rule: an
   * answer that an address of no operation gets too shows nothing, unless the operation has once succeeded.
   */
  async tellApart(question: Question, answer: Answer): Promise<void> {
    const operation = operationIn(question)
    if (operation !== null && this.#written.has(operation)) return
    const sent = this.#sent
    const elsewhere = await this.ask({ ...question, target: nowhere })
    this.#sent = sent
    if (alike(answer, elsewhere)) this.#unshown = `${told(answer)}, as from an address that no operation has`
  }

  /** The body of a success, checked by the document's schema for the operation. */
  success(answer: Answer, operation: string): Record<string, unknown> {
    const { status, content } = operationCalled(operation).success
    if (answer.status !== status) throw new Wrong(told(answer))
    if (content === null) {
      if (answer.bytes.length > 0) throw new Wrong(`${told(answer)}, with a body of ${answer.bytes.length} bytes`)
      return {}
    }
    const json = content['application/json']
    if (json !== undefined) this.fits(answer, json.schema)
    return answer.json as Record<string, unknown>
  }

  refused(answer: Answer, status: number, code?: string): Record<string, unknown> {
    if (answer.status !== status) throw new Wrong(told(answer))
    this.fits(answer, errorSchema)
    const error = answer.json as Record<string, unknown>
    if (code !== undefined && error['code'] !== code) throw new Wrong(told(answer))
    return error
  }

  /** 413, or hung up on while the body was on its way: the answer may then be lost. */
  async tooLong(question: Question, what: string): Promise<void> {
    this.#sent = `${question.method} ${question.target}, ${what}`
    try {
      this.refused(await this.#line(question), 413, 'TOO_LARGE')
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      if (!error.hungUp) throw new Wrong(error.message)
    }
  }

  fits(answer: Answer, schema: Schema): void {
    if (answer.json === undefined) throw new Wrong(`${told(answer)}, no JSON in UTF-8`)
    const wrong = misfits(schema, answer.json)
    if (wrong.length > 0) throw new Wrong(`${told(answer)}; ${wrong.slice(0, 3).join('; ')}`)
  }

  wrong(came: string): never {
    throw new Wrong(came)
  }

  skip(why: string): never {
    throw new Skipped(why)
  }
}

const operationIn = ({ method, target }: Question): string | null =>
  operationOf(method, target.replace(/\?.*$/, ''))?.operation.id ?? null

/** The same status and code, in a body of the same members: words and trace may differ, and tell nothing. */
const alike = (a: Answer, b: Answer): boolean =>
  told(a) === told(b) && JSON.stringify(membersOf(a)) === JSON.stringify(membersOf(b))
const membersOf = ({ json }: Answer): readonly string[] | null =>
  typeof json === 'object' && json !== null ? Object.keys(json).toSorted() : null

/** Status and the error's code; nothing of a person. */
export function told({ status, json }: Answer): string {
  const code =
    typeof json === 'object' && json !== null && 'code' in json && status >= 400 ? ` ${String(json.code)}` : ''
  return `${status}${code}`
}

/** What a platform writes must not steer the terminal it is shown on: ESC becomes `\\u{1b}`. */
export const visible = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16) ?? ''}}`)

export async function judge(rule: Rule, line: Line, world: World): Promise<Verdict> {
  const { name, operation, says, remedy } = rule
  const trial = new Trial(line, world.written)
  try {
    await rule.try(trial, world)
    if (trial.unshown !== null)
      return { rule: name, operation, verdict: 'unshown', sent: trial.sent, came: visible(trial.unshown), says, remedy }
    return { rule: name, operation, verdict: 'ok' }
  } catch (error) {
    if (error instanceof Skipped) return { rule: name, operation, verdict: 'skipped', came: visible(error.message) }
    if (error instanceof Wrong)
      return { rule: name, operation, verdict: 'wrong', sent: trial.sent, came: visible(error.message), says, remedy }
    throw error
  }
}
