/**
 * Who publishes the services: SM2 with SM3 (GB/T 32918), as the platform's requests are signed. Loading the library
 * takes 15 ms, so nothing imports this file that runs at every start.
 */
import { createHash, createHmac } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'

/** Of the curve of SM2 (GB/T 32918.5). */
const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n

/** What is signed is the digest: the library takes seconds for a megabyte of text. */
const signed = (text: string): string => `yijianshi-bundle sm3 ${createHash('sm3').update(text).digest('hex')}`

export interface Publisher {
  /** 130 hexadecimal digits: 04, x, y. */
  readonly publicKey: string
  readonly sign: (text: string) => string
}

/** `privateKey`: 64 hexadecimal digits. */
export function publisherOf(privateKey: string): Publisher {
  const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey)
  return {
    publicKey,
    sign(text) {
      const message = signed(text)
      return sm2.doSignature(message, privateKey, {
        hash: true,
        der: true,
        publicKey,
        pointPool: [secretPoint(privateKey, message)],
      })
    },
  }
}

/**
 * The secret number of a signature follows from key and text (as in RFC 6979): the same bundle has the same bytes, and
 * a machine with a bad source of randomness gives no key away. 512 bits leave no bias worth the name.
 */
function secretPoint(privateKey: string, message: string): { readonly k: bigint; readonly x1: bigint } {
  const digest = createHmac('sha512', Buffer.from(privateKey, 'hex')).update(message).digest('hex')
  const k = (BigInt(`0x${digest}`) % (order - 1n)) + 1n
  const point = sm2.getPublicKeyFromPrivateKey(k.toString(16).padStart(64, '0'))
  return { k, x1: BigInt(`0x${point.slice(2, 66)}`) }
}

export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    return sm2.doVerifySignature(signed(text), signature, publicKey, { hash: true, der: true })
  } catch {
    // A signature, or a key, that is none.
    return false
  }
}
