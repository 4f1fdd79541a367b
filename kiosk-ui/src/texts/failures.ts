/** Words about failures and about the devices that fail. */
import type { Failure } from '#flows/journeys/port.ts'
import type { FailureText, FailureTexts } from './failure-text.ts'
import { spokenNow, t } from './index.ts'

/**
 * The texts for an expected failure, with the device's name if one is known. A `code` unknown to this version is
 * treated as `internalError`.
 */
export function failureText({ code, device }: Pick<Failure, 'code' | 'device'>): FailureText {
  const speech = spokenNow()
  if (speech === null) return { what: t('failure.what'), now: t('failure.now'), attendant: '' }
  const { what, now, attendant } = Object.hasOwn(speech.failures, code)
    ? speech.failures[code as keyof FailureTexts]
    : speech.failures.internalError
  const named = (words: string): string => words.replace('{{device}}', deviceName(device))
  return { what: named(what), now, attendant: named(attendant) }
}

/** A device's name, for the beginning of a sentence. */
export const deviceName = (device: string | undefined): string =>
  spokenNow()?.devices[device ?? '']?.name ?? t('device.unnamed')

/** The name of a device's supply; its own id if there is none. */
export const supplyName = (device: string, supply: string): string =>
  spokenNow()?.devices[device]?.supplies[supply] ?? supply
