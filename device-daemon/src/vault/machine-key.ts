/**
 * The machine's key (主密钥). It wraps the key of each application and never encrypts content itself.
 *
 * Stored as a file of 32 random bytes, readable only by the daemon's user. `MachineKey` is the port: a TPM or a cipher
 * machine (密码机) that keeps the key inside would implement the same three functions.
 */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { fail, ok, type Result } from '../base/result.ts'
import { decrypt, encrypt } from './envelope.ts'

export interface MachineKey {
  wrap(label: string, key: Uint8Array): Uint8Array
  /** null: wrapped by another machine, or damaged. */
  unwrap(label: string, wrapped: Uint8Array): Uint8Array | null
  /** A stable name for a text from which the text cannot be recovered without this machine's key. */
  pseudonym(text: string): string
}

export interface MachineKeyFailure {
  /**
   * `missing`: sealed data exists but its key does not; `exposed`: other users may read the file; `damaged`: not 32
   * bytes, or only zeros; `foreign`: nothing of what is sealed here can be read with it.
   */
  readonly code: 'missing' | 'exposed' | 'damaged' | 'foreign'
  readonly detail: string
  readonly remedy: string
}

const keyBytes = 32
export const keyRemedy =
  "restore it from the custodian's copy. Without one, move it and the outbox (outbox.db, outbox.db-wal) away, and " +
  'keep them: a new outbox begins, and staff are told what was sealed in the old one'

/**
 * `create` only where nothing has been sealed yet: a new key for old data would make every waiting application
 * unreadable.
 */
export function openMachineKeyFile(
  path: string,
  options: { readonly create: boolean },
): Result<MachineKey, MachineKeyFailure> {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') throw error
    if (!options.create)
      return fail({
        code: 'missing',
        detail: `${path}: the key of the sealed applications is not there`,
        remedy: keyRemedy,
      })
    return ok(machineKeyOf(createFile(path)))
  }
  try {
    if ((fstatSync(file).mode & 0o077) !== 0)
      return fail({
        code: 'exposed',
        detail: `${path}: readable by others`,
        remedy: 'chmod 600, and treat the key as known',
      })
    const secret = readFileSync(file)
    const wrong =
      secret.length !== keyBytes
        ? `${secret.length} bytes instead of ${keyBytes}`
        : secret.every((byte) => byte === 0)
          ? 'only zeros, as a power cut leaves them'
          : null
    return wrong === null
      ? ok(machineKeyOf(secret))
      : fail({ code: 'damaged', detail: `${path} is not a key: ${wrong}`, remedy: keyRemedy })
  } finally {
    closeSync(file)
  }
}

/** Written to a new file and renamed, each step synced: after a power cut there is a complete key or none. */
function createFile(path: string): Buffer {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const secret = randomBytes(keyBytes)
  const beside = `${path}.new`
  const file = openSync(beside, 'w', 0o600)
  writeSync(file, secret)
  fsyncSync(file)
  closeSync(file)
  renameSync(beside, path)
  const folder = openSync(dirname(path), 'r')
  fsyncSync(folder)
  closeSync(folder)
  return secret
}

/** Derives two keys for two purposes from one secret (HKDF, RFC 5869). */
export function machineKeyOf(secret: Uint8Array): MachineKey {
  const derive = (purpose: string) => new Uint8Array(hkdfSync('sha256', secret, '', purpose, keyBytes))
  const wrapping = derive('wrap')
  const naming = derive('pseudonym')
  return {
    wrap: (label, key) => encrypt(wrapping, label, key),
    unwrap: (label, wrapped) => decrypt(wrapping, label, wrapped),
    pseudonym: (text) => createHmac('sha256', naming).update(text).digest('base64url').slice(0, 22),
  }
}
