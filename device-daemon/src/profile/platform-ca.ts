/**
 * `platform.ca`: the certificates of the authority that vouches for the platform, where it is none of those the world
 * knows. With it, only what it signed counts.
 */
import { X509Certificate } from 'node:crypto'
import { readRegularFile } from '../base/regular-file.ts'
import { fail, ok, type Result } from '../base/result.ts'

export interface AuthorityFailure {
  readonly code: 'unreadable' | 'unusable'
  /** For a person: which file, and what is wrong. */
  readonly problem: string
  readonly remedy: string
}

const largestBytes = 256 * 1024
const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** The certificates, as PEM. */
export function readAuthority(file: string, today: Date): Result<string, AuthorityFailure> {
  const read = readRegularFile(file, largestBytes)
  if (!read.ok)
    return fail({
      code: 'unreadable',
      problem: `${file} ${read.failure.detail}`,
      remedy: "put the authority's certificate there, readable for the daemon's user",
    })
  const unusable = (problem: string, remedy: string) =>
    fail({ code: 'unusable' as const, problem: `${file} ${problem}`, remedy })
  const text = read.value.toString('latin1')
  if (text.includes('PRIVATE KEY'))
    return unusable('holds a private key', "the platform's private key stays there: put only certificates here")
  const found = text.match(certificate) ?? []
  if (found.length === 0)
    return unusable(
      'holds no certificate in PEM',
      'write it as -----BEGIN CERTIFICATE----- … (openssl x509 -inform der -in FILE turns DER into it)',
    )
  for (const pem of found) {
    const parsed = asCertificate(pem)
    if (parsed === null) return unusable('holds a certificate that cannot be read', 'copy it again, whole')
    if (!parsed.ca)
      return unusable(
        `holds the certificate of ${parsed.subject.replaceAll('\n', ', ')}, which is no authority's`,
        'ask the platform for the certificate of the authority that signed it',
      )
    if (new Date(parsed.validTo) < today)
      return unusable(`holds a certificate that ended on ${parsed.validTo}`, "ask for the authority's present one")
  }
  return ok(found.join('\n'))
}

function asCertificate(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem)
  } catch {
    return null
  }
}
