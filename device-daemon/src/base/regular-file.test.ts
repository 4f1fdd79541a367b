import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readRegularFile } from './regular-file.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'regular-file-'))))
afterEach(() => rmSync(folder, { recursive: true }))

describe('a file somebody put there', () => {
  it('is read up to its limit, also by a link', () => {
    const file = join(folder, 'file')
    writeFileSync(file, '12345678')
    symlinkSync(file, join(folder, 'link'))
    expect(readRegularFile(join(folder, 'link'), 8)).toEqual({ ok: true, value: Buffer.from('12345678') })
    expect(readRegularFile(file, 7)).toMatchObject({ ok: false, failure: { code: 'tooLarge' } })
  })

  it('that says nothing of its size is read completely', () => {
    expect(readRegularFile('/proc/self/status', 64 * 1024)).toMatchObject({ ok: true })
    expect(readRegularFile('/proc/self/status', 100)).toMatchObject({ ok: false, failure: { code: 'tooLarge' } })
  })

  it('that is none is told as what it is, at once', () => {
    execFileSync('mkfifo', [join(folder, 'pipe')])
    for (const [path, code, words] of [
      [join(folder, 'pipe'), 'notAFile', 'a pipe or device'],
      ['/dev/zero', 'notAFile', 'a pipe or device'],
      [folder, 'notAFile', 'a folder'],
      [join(folder, 'nothing'), 'missing', 'ENOENT'],
    ] as const)
      expect(readRegularFile(path, 100)).toMatchObject({
        ok: false,
        failure: { code, detail: expect.stringContaining(words) as string },
      })
  })
})
