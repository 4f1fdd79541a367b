/**
 * Characters that are the same although computers encode them differently. `standardText` is applied to all text that
 * comes in (card, platform, scanner, keyboard): a character that older systems encoded in the private use area gets its
 * Unicode code point. `nameKey` is for comparing names only; the name itself is kept as the authority wrote it.
 */

/**
 * GB 18030 and GBK: code points of Unicode's private use area (first of a run) → the characters encoded there, in
 * order. GB 18030—2000 and —2005 had no other code points for them; since Unicode 3.1 … 5.2 and GB 18030—2022 they
 * have. FE50 … FEA0 are U+E815 … U+E864; 䶮 is U+E863, which many registers still use.
 */
const runs: readonly (readonly [first: number, characters: string])[] = [
  [0xe76c, '€'],
  [0xe78d, '\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19'],
  [0xe7c7, 'ḿǹ'],
  [0xe7e7, '\u303e\u2ff0\u2ff1\u2ff2\u2ff3\u2ff4\u2ff5\u2ff6\u2ff7\u2ff8\u2ff9\u2ffa\u2ffb'],
  [0xe815, '⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹'],
  [0xe844, '䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻'],
]
const places: ReadonlyMap<string, string> = new Map(
  runs.flatMap(([first, characters]) =>
    [...characters].map((character, index) => [String.fromCodePoint(first + index), character] as const),
  ),
)

/** Replaces the private-use code points of GB 18030 and GBK by those of Unicode; everything else stays unchanged. */
export const standardText = (text: string): string =>
  text.replace(/[\ue76c-\ue864]/g, (character) => places.get(character) ?? character)

/**
 * Whether private-use characters remain. Only the register that defined one knows what it looks like; no font draws it.
 */
export const hasPrivateUse = (text: string): boolean => /\p{Co}/u.test(standardText(text))

/** CJK Radicals Supplement → the ideograph (Unicode, EquivalentUnifiedIdeograph); NFKC covers the Kangxi radicals. */
const radicals: ReadonlyMap<string, string> = new Map(
  (
    '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕𫜹⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目' +
    '⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨' +
    '⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'
  )
    .match(/../gsu)
    ?.map((pair) => [...pair] as [string, string]),
)

/**
 * Signs between the parts of a name, as written by keyboards, registers, passports and the duplicates in GB 18030: one
 * of each is compared. Middle dots, with the full stop that stands for one; hyphens, dashes and minus signs;
 * apostrophes, straight, typographic, modifier letters and accents that stand for one.
 */
const signs: readonly (readonly [every: RegExp, one: string])[] = [
  [/[.\u00b7\u0701\u16eb\u2022\u2027\u2219\u22c5\u2e31\u2e33\u30fb\ua78f]/gu, '·'],
  [/[-\u058a\u05be\u2010-\u2015\u2043\u2212\u2e3a\u2e3b]/gu, '-'],
  [/['`\u02b9\u02bb\u02bc\u02bd\u02c8\u02ca\u02cb\u2018-\u201b\u2032\u2035\ua78c]/gu, "'"],
]
/** White space, zero-width characters, variation selectors: they do not distinguish names. */
const unseen = /[\s\p{Default_Ignorable_Code_Point}]/gu

/** A form in which two spellings of the same name are equal. */
export const nameKey = (name: string): string =>
  oneOfEach(
    standardText(name)
      .replace(/[\u2e81-\u2ef3]/g, (radical) => radicals.get(radical) ?? radical)
      // NFKC would make a space and a combining accent of it.
      .replaceAll('\u00b4', "'")
      .normalize('NFKC')
      .replace(unseen, ''),
  ).toUpperCase()

const oneOfEach = (text: string): string => signs.reduce((so, [every, one]) => so.replace(every, one), text)

export const sameName = (one: string, other: string): boolean => nameKey(one) === nameKey(other)
