/**
 * How a long number is written for reading aloud and copying by hand, on the screen and on paper alike: in groups of
 * four. A hyphen of its own already separates, so it ends its group and needs no gap.
 */
export const numberGroups = (number: string): readonly string[] => number.match(/[^-]{1,4}-?|-/gsu) ?? []

/** The groups as one text: without the spaces it is the plain number. */
export const groupedNumber = (number: string): string =>
  numberGroups(number)
    .map((group, at, all) => (at === all.length - 1 || group.endsWith('-') ? group : `${group} `))
    .join('')
