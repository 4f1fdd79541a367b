import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decrypt, encrypt } from './envelope.ts'
import { machineKeyOf, openMachineKeyFile } from './machine-key.ts'
import type { Database } from '../applications/store.ts'
import { openVault } from './vault.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-vault-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const key = (fill: number) => new Uint8Array(32).fill(fill)

describe('an envelope', () => {
  it('opens under its key and label, and says nothing of its contents', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (plain, label) => {
        const sealed = encrypt(key(1), label, plain)
        expect(decrypt(key(1), label, sealed)).toEqual(Buffer.from(plain))
        expect(decrypt(key(2), label, sealed)).toBeNull()
        expect(decrypt(key(1), `${label}x`, sealed)).toBeNull()
        expect(sealed.length).toBe(plain.length + 28)
      }),
    )
  })

  it('a changed bit, a lost byte or any other bytes never open and never throw', () => {
    const sealed = encrypt(key(1), 'a', Buffer.from('公民身份号码'))
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const spoilt = Uint8Array.from(sealed)
        spoilt[bit >> 3] = (spoilt[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(decrypt(key(1), 'a', spoilt)).toBeNull()
        expect(decrypt(key(1), 'a', sealed.subarray(0, bit >> 3))).toBeNull()
      }),
    )
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => decrypt(key(1), 'a', bytes) === null))
  })
})

describe('the machine key', () => {
  it('is made once, for the owner only, and is the same at the next start', () => {
    const path = join(folder, 'deep/machine.key')
    const made = openMachineKeyFile(path, { create: true })
    const again = openMachineKeyFile(path, { create: true })
    if (!made.ok || !again.ok) throw new Error('not opened')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(again.value.unwrap('a', made.value.wrap('a', key(5)))).toEqual(Buffer.from(key(5)))
    expect(again.value.pseudonym('x')).toBe(made.value.pseudonym('x'))
    expect(made.value.pseudonym('x')).not.toBe(machineKeyOf(key(1)).pseudonym('x'))
  })

  it('is refused when others may read it, when it is damaged, and when it should be there and is not', () => {
    const path = join(folder, 'machine.key')
    expect(openMachineKeyFile(path, { create: false })).toMatchObject({ ok: false, failure: { code: 'missing' } })
    writeFileSync(path, key(3), { mode: 0o600 })
    chmodSync(path, 0o640)
    expect(openMachineKeyFile(path, { create: true })).toMatchObject({ ok: false, failure: { code: 'exposed' } })
    chmodSync(path, 0o600)
    for (const content of ['short', Buffer.alloc(32), '']) {
      writeFileSync(path, content)
      expect(openMachineKeyFile(path, { create: true })).toMatchObject({ ok: false, failure: { code: 'damaged' } })
    }
  })
})

const databaseOf = (database: DatabaseSync): Database => ({
  exec: (sql) => database.exec(sql),
  prepare: (sql) => database.prepare(sql),
  prepareOfOne: (sql) => database.prepare(sql),
})

describe('the vault', () => {
  function openFile() {
    const path = join(folder, 'vault.db')
    const database = new DatabaseSync(path)
    database.exec(
      'pragma journal_mode = wal; pragma synchronous = full; create table payload (content blob); create table vault_key (owner text primary key, wrapped blob not null) strict',
    )
    const bytes = () => Buffer.concat([readFileSync(path), readFileSync(`${path}-wal`)])
    return { database, vault: openVault(databaseOf(database), machineKeyOf(key(9))), bytes }
  }

  it('parts cannot be exchanged between owners or places', () => {
    const { vault, database } = openFile()
    vault.create('one')
    vault.create('two')
    const sealed = vault.encrypt('one', 'application', Buffer.from('secret'))
    expect(vault.decrypt('one', 'application', sealed)).toEqual(Buffer.from('secret'))
    expect(vault.decrypt('one', 'receipt', sealed)).toBeNull()
    expect(vault.decrypt('two', 'application', sealed)).toBeNull()
    database.close()
  })

  it('a destroyed key is in no page, no free page and no log; its payload is noise', () => {
    const { vault, database, bytes } = openFile()
    for (let at = 0; at < 50; at += 1) vault.create(`other-${at}`)
    vault.create('one')
    const sealed = vault.encrypt('one', 'application', Buffer.from('secret'))
    database.prepare('insert into payload values (?)').run(sealed)
    const wrapped = Buffer.from(
      database.prepare('select wrapped from vault_key where owner = ?').get('one')?.['wrapped'] as Uint8Array,
    )
    expect(bytes().includes(wrapped)).toBe(true)

    vault.destroy('one')
    expect(bytes().includes(wrapped)).toBe(true) // still in the log: deleting the row is not enough
    expect(vault.scrub()).toBe(true)
    expect(bytes().includes(wrapped)).toBe(false)
    expect(vault.holds('one')).toBe(false)
    expect(vault.decrypt('one', 'application', sealed)).toBeNull()
    expect(() => vault.encrypt('one', 'application', sealed)).toThrow('no key')
    expect(vault.holds('other-7')).toBe(true)
    database.close()
  })

  it('a scrub held up by a reader says so, and is made good later', () => {
    const { vault, database } = openFile()
    vault.create('one')
    vault.destroy('one')
    const reader = new DatabaseSync(join(folder, 'vault.db'))
    const rows = reader.prepare('select name from sqlite_schema').iterate()
    rows.next()
    expect(vault.scrub()).toBe(false)
    rows.return?.()
    reader.close()
    expect(vault.scrub()).toBe(true)
    database.close()
  })
})
