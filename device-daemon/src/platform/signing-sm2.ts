/**
 * SM2-SM3. node:crypto signs with an empty user id, which standard verifiers refuse, so sm-crypto-v2 is used (tested
 * against openssl). In its own file because loading it takes 15 ms, which only platforms with SM2 need.
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
