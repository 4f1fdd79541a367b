/** Reads what identifies a receipt: its scanned code or the number typed from it. Pure. */
import { isCaseNumber } from '../platform/case-number.ts'

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/

/**
 * The application of a scanned code, if the text is exactly what this terminal prints (`queryUrl`); otherwise null. The
 * text is only compared, never opened.
 */
export function scannedApplication(text: string, queryUrl: (applicationId: string) => string): string | null {
  const applicationId = uuid.exec(text)?.[0]
  return applicationId !== undefined && queryUrl(applicationId) === text ? applicationId : null
}

/** `short`: what may be the beginning of a 申请编号 (`shortNumber`), if an application here begins so. */
export type EnteredNumber =
  | { readonly applicationId: string }
  | { readonly caseNumber: string; readonly short?: string }

/** 申请编号 or 办件编号, with or without the spaces and hyphens it is printed with. null: neither. */
export function enteredNumber(text: string): EnteredNumber | null {
  const hexadecimal = text.replaceAll(/[\s-]/g, '').toLowerCase()
  if (/^[0-9a-f]{32}$/.test(hexadecimal))
    return { applicationId: hexadecimal.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') }
  const caseNumber = text.replaceAll(/\s/g, '')
  if (!isCaseNumber(caseNumber)) return null
  return /^[0-9a-f]{8}$/.test(hexadecimal) ? { caseNumber, short: hexadecimal } : { caseNumber }
}
