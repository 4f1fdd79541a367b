/** Ends the process with a message for a person: what is wrong, and what to do. */
export function refuse(problem: string, remedy: string): never {
  console.error(`${problem}\n    → ${remedy}`)
  process.exit(1)
}
