import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStateDirectory } from './state-directory.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'state-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const said = (): string => {
  const opened = openStateDirectory(folder)
  return opened.ok ? 'fine' : opened.failure.text
}

it.each(['daemon.key', 'machine.key', 'audit.log', 'audit.log.head', 'outbox.db', 'outbox.db-wal'])(
  '%s is a folder, a pipe, a link to itself or to nothing: named, with what to do, and nothing is made in its place',
  (name) => {
    const file = join(folder, name)
    mkdirSync(file)
    expect(said()).toMatch(new RegExp(`${name} is a folder, not a file\n    → move it away`))
    rmSync(file, { recursive: true })
    execFileSync('mkfifo', [file])
    expect(said()).toContain(`${name} is a pipe, socket or device, not a file`)
    rmSync(file)
    for (const target of [name, '/nowhere/at/all']) {
      symlinkSync(target, file)
      expect(said()).toContain(`${name} is a link to ${target}, which cannot be reached\n    → mount or restore`)
      rmSync(file)
    }
    expect(readdirSync(folder)).toEqual([])
  },
)

it('a key on another disk, linked to, is the key', () => {
  const opened = openStateDirectory(folder)
  const elsewhere = mkdtempSync(join(tmpdir(), 'keys-'))
  renameSync(join(folder, 'daemon.key'), join(elsewhere, 'daemon.key'))
  symlinkSync(join(elsewhere, 'daemon.key'), join(folder, 'daemon.key'))
  const again = openStateDirectory(folder)
  expect(again.ok && opened.ok && again.value.secret('audit').equals(opened.value.secret('audit'))).toBe(true)
  rmSync(elsewhere, { recursive: true })
})

it('several are named at once', () => {
  mkdirSync(join(folder, 'audit.log'))
  symlinkSync('/nowhere', join(folder, 'machine.key'))
  writeFileSync(join(folder, 'outbox.db'), '')
  expect(said().match(/ → /g)).toHaveLength(2)
})

it('the key of the record is only zeros, cut short, or gone while the record is there: named, and none is made anew', () => {
  const key = join(folder, 'daemon.key')
  for (const content of [Buffer.alloc(32), Buffer.alloc(7, 1), '']) {
    writeFileSync(key, content)
    expect(said()).toMatch(/daemon\.key is not a key: .*\n {4}→ restore it from a copy/)
  }
  rmSync(key)
  writeFileSync(join(folder, 'audit.log'), 'an entry\n')
  expect(said()).toMatch(/daemon\.key, with which audit\.log was written, is not there\n {4}→ restore it/)
  expect(readdirSync(folder)).toEqual(['audit.log'])
})
