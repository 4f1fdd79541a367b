/**
 * The roll under the print head: 576 dots wide, growing as it is fed, cut into receipts. Keeps the dots exactly as
 * printed, and for tests and the dock also the characters and QR contents they stand for.
 */
export const headDots = 576

export interface Picture {
  readonly width: number
  readonly height: number
  /** One byte per dot, 1 = black. */
  readonly dots: Uint8Array
}

export interface Receipt {
  readonly picture: Picture
  readonly text: string
  readonly qr: readonly string[]
}

export interface Paper {
  feed(dots: number): void
  /**
   * Prints a picture with its upper left dot at `x` and `down` dots below the head's position; parts beyond the edge
   * are lost.
   */
  burn(picture: Picture, x: number, down?: number): void
  note(text: string): void
  noteQr(content: string): void
  /** Whether nothing hangs out of the printer. */
  isEmpty(): boolean
  /** Cuts off what has come out; null if nothing was printed or fed. */
  cut(): Receipt | null
  /** What hangs from the printer uncut, or was torn off. */
  hanging(): Receipt | null
}

export function createPaper(): Paper {
  let rows: Uint8Array[] = []
  let position = 0
  let text = ''
  let qr: string[] = []

  function rowAt(y: number): Uint8Array {
    while (rows.length <= y) rows.push(new Uint8Array(headDots))
    return rows[y] ?? new Uint8Array(headDots)
  }
  const isEmpty = () => rows.length === 0 && position === 0
  function hanging(): Receipt | null {
    if (isEmpty()) return null
    rowAt(Math.max(0, position - 1))
    const dots = new Uint8Array(rows.length * headDots)
    rows.forEach((row, y) => dots.set(row, y * headDots))
    return { picture: { width: headDots, height: rows.length, dots }, text, qr: [...qr] }
  }
  return {
    feed(dots) {
      position += dots
    },
    burn(picture, x, down = 0) {
      for (let y = 0; y < picture.height; y++) {
        const row = rowAt(position + down + y)
        for (let column = 0; column < picture.width && x + column < headDots; column++) {
          if (picture.dots[y * picture.width + column] === 1) row[x + column] = 1
        }
      }
    },
    note(more) {
      text += more
    },
    noteQr(content) {
      qr.push(content)
    },
    cut() {
      const receipt = hanging()
      rows = []
      position = 0
      text = ''
      qr = []
      return receipt
    },
    hanging,
    isEmpty,
  }
}
