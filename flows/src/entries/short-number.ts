/**
 * The part of a 申请编号 that a person writes down and types: its first eight characters. It is a random UUID, so among
 * 2,000 applications of a terminal two share them with a chance of 1 in 2,000; then the whole number or the receipt is
 * asked for. A 办件编号 is the platform's and is never shortened.
 */
export const shortNumber = (applicationId: string): string => applicationId.slice(0, 8)
