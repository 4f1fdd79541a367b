/** A request that is answered by JSON: sent, read, and checked by its schema. */
import * as v from 'valibot'
import { ok } from '../base/result.ts'
import { notOfTheContract, unreadable, type Failure } from './failures.ts'
import { isOfContract, parseJson, type HttpRequest, type Send } from './http.ts'

export const maxJsonBytes = 1024 * 1024

export type Asked = Partial<HttpRequest> &
  Pick<HttpRequest, 'method' | 'target' | 'signal'> & {
    /** Of success, as the contract says; 200 where it is not said. */
    readonly status?: number
  }

export type Ask = ReturnType<typeof jsonOver>

export const json = (body: unknown) => ({ type: 'application/json', bytes: Buffer.from(JSON.stringify(body)) })

/** Sends a request and checks the answer by its schema; an answer that does not fit is as unclear as none. */
export function jsonOver(send: Send, timeoutMs: number) {
  return async <S extends v.GenericSchema>(
    schema: S,
    { status = 200, ...request }: Asked,
    body?: unknown,
  ): Promise<
    { readonly ok: true; readonly value: v.InferOutput<S> } | { readonly ok: false; readonly failure: Failure }
  > => {
    const outcome = await send({
      timeoutMs,
      maxBytes: maxJsonBytes,
      ...request,
      ...(body === undefined ? {} : { body: json(body) }),
    })
    if (outcome.kind !== 'answer') return { ok: false, failure: outcome }
    if (outcome.status !== status) return { ok: false, failure: notOfTheContract(`status ${outcome.status}`) }
    const answer = parseJson(outcome.bytes)
    const parsed = v.safeParse(schema, answer)
    if (parsed.success) return ok(parsed.output)
    // Only the path: the received values may be personal.
    const issue = parsed.issues[0]
    const failure = notOfTheContract(`${v.getDotPath(issue) ?? ''} ${issue.type}`)
    return {
      ok: false,
      failure: { ...failure, ...((answer !== undefined || isOfContract(outcome.type)) && unreadable) },
    }
  }
}
