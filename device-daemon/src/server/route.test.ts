import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRoute, type Route } from './route.ts'

const route = (method: Route['method'], path: string): Route => ({
  method,
  path,
  admit: () => ({ accepted: true }),
  handle: () => {},
})
const routes = [
  route('POST', '/launch'),
  route('GET', '/catalogue'),
  route('GET', '/catalogue/:id'),
  route('POST', '/dock/api/:simulator/:act'),
]
const find = (method: string, url: string) => {
  const found = findRoute(routes, method, url)
  return found && [found.route.path, found.params]
}

describe('a request finds its route', () => {
  it.each([
    ['POST', '/launch', ['/launch', {}]],
    ['GET', '/catalogue?now', ['/catalogue', {}]],
    ['GET', '/catalogue/n13-after-death', ['/catalogue/:id', { id: 'n13-after-death' }]],
    ['GET', '/catalogue/%E5%BC%80%E5%8A%9E', ['/catalogue/:id', { id: '开办' }]],
    ['POST', '/dock/api/..%2Fid-card/state', ['/dock/api/:simulator/:act', { simulator: '../id-card', act: 'state' }]],
  ])('%s %s', (method, url, expected) => expect(find(method, url)).toEqual(expected))

  it.each([
    ['GET', '/launch'],
    ['HEAD', '/catalogue'],
    ['GET', '/catalogue/a/b'],
    ['GET', '//catalogue'],
    ['GET', '/Catalogue'],
    ['GET', '/catalogue/%E5%BC'],
    ['GET', ''],
  ])('%s %s leads nowhere', (method, url) => expect(find(method, url)).toBeNull())

  it('never throws, and what it takes out of an address is what was put in', () => {
    fc.assert(
      fc.property(fc.string(), (url) => {
        findRoute(routes, 'GET', url)
      }),
      { numRuns: 5_000 },
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (id) => {
        expect(find('GET', `/catalogue/${encodeURIComponent(id)}`)).toEqual(['/catalogue/:id', { id }])
      }),
      { numRuns: 2_000 },
    )
  })
})
