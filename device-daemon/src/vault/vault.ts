/**
 * One key per application, and its destruction (crypto-shredding): once the key's row is gone, every copy of the
 * content is unreadable.
 */
import { randomBytes } from 'node:crypto'
import type { Database } from '../applications/store.ts'
import { decrypt, encrypt } from './envelope.ts'
import type { MachineKey } from './machine-key.ts'

export interface Vault {
  /** Creates the key of `owner`; part of the caller's transaction. */
  create(owner: string): void
  /**
   * `part` is authenticated, so that parts cannot be exchanged in the file. Throws if `owner` has no key: ask `holds`
   * first.
   */
  encrypt(owner: string, part: string, plain: Uint8Array): Uint8Array
  /** null: the key is destroyed, or the bytes have been changed. */
  decrypt(owner: string, part: string, sealed: Uint8Array): Uint8Array | null
  holds(owner: string): boolean
  /** Deletes the key's row; part of the caller's transaction. Final only after `scrub`. */
  destroy(owner: string): void
  /**
   * Removes destroyed keys from the write-ahead log too. False if the disk or a reader prevented it: call again later.
   * Remapped blocks of a flash disk cannot be reached; a key left there is still wrapped by the machine's key.
   */
  scrub(): boolean
}

/**
 * `database` must have the table `vault_key (owner text primary key, wrapped blob not null)`. `secure_delete` is set
 * here, because freed pages would otherwise keep the wrapped keys.
 */
export function openVault(database: Database, machine: MachineKey): Vault {
  database.exec('pragma secure_delete = on')
  const insert = database.prepare('insert into vault_key (owner, wrapped) values (?, ?)')
  const select = database.prepareOfOne('select wrapped from vault_key where owner = ?')
  const remove = database.prepare('delete from vault_key where owner = ?')
  const checkpoint = database.prepare('pragma wal_checkpoint(truncate)')

  function keyOf(owner: string): Uint8Array | null {
    const wrapped = select.get(owner)?.['wrapped']
    return wrapped instanceof Uint8Array ? machine.unwrap(owner, wrapped) : null
  }

  return {
    create: (owner) => void insert.run(owner, machine.wrap(owner, randomBytes(32))),
    encrypt(owner, part, plain) {
      const key = keyOf(owner)
      if (key === null) throw new Error(`vault: ${owner} has no key`)
      return encrypt(key, `${owner}/${part}`, plain)
    },
    decrypt(owner, part, sealed) {
      const key = keyOf(owner)
      return key && decrypt(key, `${owner}/${part}`, sealed)
    },
    holds: (owner) => keyOf(owner) !== null,
    destroy: (owner) => void remove.run(owner),
    scrub() {
      try {
        return checkpoint.get()?.['busy'] === 0
      } catch {
        return false
      }
    },
  }
}

/** Nonce, key and tag. */
const wrappedBytes = 60

/**
 * Whether this may be the machine's key that the owners' keys are wrapped with. One alone that cannot be unwrapped may
 * be damaged itself.
 */
export function mayBeKeyOf(database: Database, machine: MachineKey): boolean {
  const whole = database
    .prepare('select owner, wrapped from vault_key')
    .all()
    .flatMap(({ owner, wrapped }) =>
      wrapped instanceof Uint8Array && wrapped.length === wrappedBytes ? [{ owner: String(owner), wrapped }] : [],
    )
  return whole.length < 2 || whole.some(({ owner, wrapped }) => machine.unwrap(owner, wrapped) !== null)
}
