import { pino, type DestinationStream, type Logger } from 'pino'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>

/**
 * Members that may contain personal data or secrets. Such an object should not be logged at all; this is a second
 * safeguard. pino's `*` covers only one level, so both depths are listed.
 */
const secrets = [
  'name',
  'idNumber',
  'address',
  'birthDate',
  'mobile',
  'receiver',
  'identity',
  'card',
  'photo',
  'draft',
  'values',
  'answers',
  'shared',
  'strokes',
  'payload',
  'ticket',
  'cookie',
  'appKey',
  'key',
  'authorization',
]

/** One JSON object per line, to standard error: standard output is reserved for the ready line. */
export function createLog(level: 'debug' | 'info' | 'warn' | 'silent', destination: DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: '…' },
    },
    destination,
  )
}
