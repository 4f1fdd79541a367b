/**
 * 办件编号: any identifier a platform gives a case, up to 50 printable characters. `.` and `..` are excluded because
 * they would change the path in an address.
 */
export const isCaseNumber = (text: string): boolean =>
  /^[^\p{C}\p{Z}]{1,50}$/u.test(text) && text !== '.' && text !== '..'
