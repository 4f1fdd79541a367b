/** Options chosen of a list, in the order of the list. */
interface Choosable {
  readonly id: string
  /** None of the others: chosen, it takes their place. */
  readonly exclusive?: true | undefined
}

/** After a touch on `touched`: chosen if it was not, and the reverse. */
export function toggled(options: readonly Choosable[], chosen: readonly string[], touched: string): readonly string[] {
  if (chosen.includes(touched)) return chosen.filter((id) => id !== touched)
  const alone = options.some(({ id, exclusive }) => id === touched && exclusive)
  return options
    .filter(({ id, exclusive }) => id === touched || (!alone && !exclusive && chosen.includes(id)))
    .map(({ id }) => id)
}
