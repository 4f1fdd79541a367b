/**
 * 办件编号: whatever a platform calls a case, in up to 50 printable characters. Not `.` and `..`, which would mean
 * another place in an address.
 */
export const isCaseNumber = (text: string): boolean =>
  /^[^\p{C}\p{Z}]{1,50}$/u.test(text) && text !== '.' && text !== '..'
