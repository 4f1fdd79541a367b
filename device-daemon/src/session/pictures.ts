/** Pictures taken in a session, by page, in memory only: overwritten when one is let go of. */
export class Pictures {
  readonly #held = new Map<string, Buffer>()

  /** Takes ownership of it. */
  put(page: string, jpeg: Buffer): void {
    this.#held.set(page, jpeg)
  }
  get(page: string): Buffer | null {
    return this.#held.get(page) ?? null
  }
  drop(page: string): void {
    this.#held.get(page)?.fill(0)
    this.#held.delete(page)
  }
  clear(): void {
    for (const picture of this.#held.values()) picture.fill(0)
    this.#held.clear()
  }
}
