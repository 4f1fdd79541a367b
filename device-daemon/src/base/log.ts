import { pino, type DestinationStream, type Logger } from 'pino'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>

/**
 * Members that may hold something personal or secret. Nobody should log such an object at all; this is the second
 * lock on the door. pino's `*` is one level deep, so both depths are named.
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

/** One JSON object a line. Standard output is kept for the ready line, so the log goes to standard error. */
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
