import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { remainsIn } from './remains.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'remains-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('killed while a receipt was printed: the next process knows of the piece, and cut off it is forgotten', () => {
  remainsIn(folder).begin()
  const next = remainsIn(folder)
  expect(next.hang()).toBe(true)
  next.settle(false)
  expect(remainsIn(folder).hang()).toBe(false)
})

test('while it is printed nothing hangs yet, and a receipt that is out leaves nothing', () => {
  const remains = remainsIn(folder)
  remains.begin()
  expect(remains.hang()).toBe(false)
  remains.settle(false)
  expect(remainsIn(folder).hang()).toBe(false)
  expect(readdirSync(folder)).toEqual([])
})

test('the note says nothing of the receipt', () => {
  remainsIn(folder).begin()
  expect(readdirSync(folder).map((file) => statSync(join(folder, file)).size)).toEqual([0])
})

test('where nothing can be written, a torn piece is known as long as the process lives', () => {
  for (const nowhere of [null, join(folder, 'missing')]) {
    const remains = remainsIn(nowhere)
    remains.begin()
    remains.settle(true)
    expect(remains.hang()).toBe(true)
  }
})
