/** Reads the input of an act: undefined if a value is missing, a readable error if it has the wrong type. */
export type Input = Readonly<Record<string, unknown>>

export function oneOf<const Choice extends string>(
  input: Input,
  key: string,
  choices: readonly Choice[],
): Choice | undefined {
  if (input[key] === undefined) return undefined
  const choice = choices.find((each) => each === input[key])
  if (choice === undefined) throw new Error(`${key} is ${choices.map((each) => `"${each}"`).join(' | ')}`)
  return choice
}

export function flag(input: Input, key: string): boolean | undefined {
  const value = input[key]
  if (value === undefined || typeof value === 'boolean') return value
  throw new Error(`${key} is true | false`)
}

export function text(input: Input, key: string): string | undefined {
  const value = input[key]
  if (value === undefined || typeof value === 'string') return value
  throw new Error(`${key} is a text`)
}

export function number(input: Input, key: string): number | undefined {
  const value = input[key]
  if (value === undefined || (typeof value === 'number' && Number.isFinite(value) && value >= 0)) return value
  throw new Error(`${key} is a number, 0 or above`)
}

/** For a value the act cannot do without; throws if it is missing. */
export function needed<Value>(value: Value | undefined, key: string): Value {
  if (value === undefined) throw new Error(`${key} is missing`)
  return value
}
