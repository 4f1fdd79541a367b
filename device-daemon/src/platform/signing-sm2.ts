/**
 * SM2-SM3. node:crypto signs with an empty user id and is refused by every standard verifier, so this is
 * sm-crypto-v2's (checked against openssl in the tests); a file of its own because only a platform that wants SM2
 * should cost the 15 ms of loading it.
 */
import { sm2 } from 'sm-crypto-v2'
import type { Signer } from './signing.ts'

/** `privateKey`: 64 hexadecimal digits. */
export function sm2Sm3(privateKey: string): Signer {
  const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey)
  return {
    algorithm: 'SM2-SM3',
    sign: (text) => sm2.doSignature(text, privateKey, { hash: true, der: true, publicKey }),
  }
}
