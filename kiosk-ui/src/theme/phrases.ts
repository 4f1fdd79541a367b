/**
 * Where a line of Chinese may end. Browsers break it after any character, so that 手机 and 登录 are torn apart; they
 * know phrases (`word-break: auto-phrase`) only in Japanese.
 */
const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** Characters that begin a phrase: “请 | 出示”, “和 | 签名” belong together. */
const begins = new Set(
  '请把在或和与并及再已不会要由从为以用您我这那还能可只就都给对向让被按是有没无未各每第共先如若将且也又更最很仅因凭所待一',
)
/** Characters that end one: “身份 | 证 | 上 | 的”; in “工作 | 日内” the dictionary takes both for Geneva. */
const ends = new Set('的了过着证机码书区号人员金市县上里后前时内面者日').add('日内')

const han = /^\p{Script=Han}+$/u
const oneCharacter = /^.$/u

/**
 * The text in pieces that a line should keep whole; joined, they are the text. The dictionary of the browser knows few
 * words beyond two characters and leaves the others as single ones, which are put together here: 二 | 维 | 码.
 */
export function phrases(text: string): readonly string[] {
  const segments = [...words.segment(text)].map(({ segment }) => segment)
  /** A single character that begins nothing. */
  const loose = (segment = ''): boolean => han.test(segment) && oneCharacter.test(segment) && !begins.has(segment)
  const pieces: string[] = []
  let piece = ''
  /** What follows belongs to the piece, whatever it is. */
  let bound = true
  /** The piece ends with single characters that are a word only together. */
  let run = true
  for (const [at, segment] of segments.entries()) {
    const single = loose(segment)
    const joins: boolean = bound || ends.has(segment) || (single && (run || !loose(segments[at + 1])))
    if (!han.test(segment)) {
      // Around figures, letters and marks the browser's own rules are right.
      piece += segment
      bound = run = true
      continue
    }
    if (!joins) {
      pieces.push(piece)
      piece = ''
    }
    run = single && (run || bound || !joins)
    // One that stands first has nothing to lean on but what follows: 抚 | 恤金, 长 | 时间.
    bound = begins.has(segment) || (single && bound && !han.test(segments[at - 1] ?? ''))
    piece += segment
  }
  pieces.push(piece)
  return pieces
}
