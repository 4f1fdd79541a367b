import { mark } from '#flows/notice/mark.ts'
import { fail, ok } from '../base/result.ts'
import { createRateLimit } from '../server/rate-limit.ts'
import type { Dependencies } from './dependencies.ts'
import { failedOutside, type HandlersOf } from './handler.ts'

type Used = Pick<Dependencies, 'devices' | 'notices' | 'affairs' | 'district' | 'clock'>

/** Faster than anybody lays down papers, and no way to try signatures. */
const scans = { perSecond: 1 / 2, burst: 10 }

export function noticeCommands({ devices, notices, affairs, district, clock }: Used): HandlersOf<'Notice'> {
  const mayScan = createRateLimit(clock, scans)
  return {
    'Notice.Scan': async (_payload, { signal }) => {
      if (!devices.scanner) return fail({ code: 'deviceAbsent' })
      if (notices === null) return fail({ code: 'notAllowedNow' })
      if (!mayScan()) return fail({ code: 'deviceBusy' })
      const scanned = await devices.scanner.scan({ signal })
      if (!scanned.ok) return failedOutside(scanned.failure)
      const { symbology, text } = scanned.value
      if (symbology !== 'qr') return fail({ code: 'noticeUnknown' })
      const read = notices.read(text, district.code)
      if (!read.ok) return read
      const affair = [...affairs.keys()].find((id) => mark(id) === read.value.affair)
      return affair === undefined ? fail({ code: 'noticeNotOffered' }) : ok({ affair, notice: text })
    },
  }
}
