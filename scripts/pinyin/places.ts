/**
 * Makes `assets/pinyin/places.txt`: provinces, cities, counties and districts, whole and without what kind of place
 * they are; towns and 街道 of the terminal's own province. `node scripts/pinyin/places.ts DIVISIONS READINGS PROVINCE`
 * → copies of
 * github.com/modood/Administrative-divisions-of-China (WTFPL, figures of 国家统计局) and of
 * github.com/mozillazg/pinyin-data.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { usual } from './readings.ts'

const [divisions, folder, province] = process.argv.slice(2)
if (divisions === undefined || folder === undefined || province === undefined)
  throw new Error('usage: node scripts/pinyin/places.ts DIVISIONS READINGS PROVINCE (41 is 河南)')

/** Where a place is not read as its characters usually are: 地名读音. */
const special: Readonly<Record<string, string>> = Object.fromEntries(
  `蚌埠 beng bu,六安 lu an,台州 tai zhou,天台 tian tai,铅山 yan shan,大埔 da bu,番禺 pan yu,东莞 dong guan,厦门 xia men
重庆 chong qing,长子 zhang zi,乐清 yue qing,乐亭 lao ting,单县 shan xian,莘县 shen xian,鄄城 juan cheng,冠县 guan xian
茌平 chi ping,任丘 ren qiu,任城 ren cheng,任泽 ren ze,任县 ren xian,浚县 xun xian,渑池 mian chi,尉犁 yu li,枞阳 zong yang
歙县 she xian,黟县 yi xian,涡阳 guo yang,蔚县 yu xian,井陉 jing xing,蠡县 li xian,吕梁 lv liang,隰县 xi xian
洪洞 hong tong,繁峙 fan shi,巴彦淖尔 ba yan nao er,珲春 hun chun,盱眙 xu yi,丽水 li shui,鄞州 yin zhou,衢州 qu zhou
犍为 qian wei,郫都 pi du,荥经 ying jing,荥阳 xing yang,什邡 shi fang,儋州 dan zhou,弥勒 mi le,宕昌 tan chang
柞水 zha shui,吴堡 wu bu,泌阳 bi yang,郏县 jia xian,东阿 dong e,阳谷 yang gu,监利 jian li,秭归 zi gui,黄陂 huang pi
耒阳 lei yang,汨罗 mi luo,溆浦 xu pu,会昌 hui chang,会泽 hui ze,会理 hui li,会宁 hui ning,会同 hui tong,会东 hui dong
长汀 chang ting,百色 bai se,那坡 na po,六合 lu he,六枝 liu zhi,六盘水 liu pan shui,曲靖 qu jing,曲阜 qu fu,玛曲 ma qu
阳曲 yang qu,曲周 qu zhou,曲沃 qu wo,曲阳 qu yang,曲松 qu song,曲水 qu shui,曲麻莱 qu ma lai,河曲 he qu,称多 chen duo
若羌 ruo qiang,焉耆 yan qi,温宿 wen su,库车 ku che,乌什 wu shi,喀什 ka shi,莎车 sha che,伽师 jia shi,大城 dai cheng
都昌 du chang,都兰 du lan,都安 du an,都匀 du yun,成都 cheng du,丰都 feng du,宜都 yi du,于都 yu du,江都 jiang du,武都 wu du
牟平 mu ping,中牟 zhong mu,牟定 mou ding,长* chang,长春 chang chun,长沙 chang sha,长治 chang zhi,长垣 chang yuan
长葛 chang ge,长乐 chang le,南乐 nan le,乐山 le shan,昌乐 chang le,平乐 ping le,乐安 le an,乐平 le ping,乐业 le ye
乐昌 le chang,乐东 le dong,乐陵 le ling,乐至 le zhi,乐都 le du,永和 yong he,和田 he tian,和静 he jing,和硕 he shuo
石河子 shi he zi,临朐 lin qu,莒县 ju xian,解放 jie fang,华容 hua rong,华阴 hua yin,灵石 ling shi,黄石 huang shi,朝阳 chao yang
藏族 zang zu,西藏 xi zang,朝鲜族 chao xian zu,宝坻 bao di,拓 tuo,尉氏 wei shi,句容 ju rong,洛扎 luo zha,泸州 lu zhou
侯马 hou ma,闽侯 min hou,南区 nan qu,綦江 qi jiang,筠连 jun lian,珙县 gong xian,盖州 gai zhou,莆田 pu tian,邛崃 qiong lai
勐海 meng hai,勐腊 meng la,覃塘 qin tang,澄城 cheng cheng,澄江 cheng jiang,澄海 cheng hai,洞口 dong kou,堡 bao,嘎 ga`
    .split(/[,\n]/)
    .map((one) => [one.slice(0, one.indexOf(' ')), one.slice(one.indexOf(' ') + 1)]),
)
const suffix =
  /(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治[区州县旗]|地区|林区|特区|新区|矿区|[省市县区旗盟]|街道(?:办事处)?|[镇乡])$/

const readings = usual(folder)
/** The special reading of the longest part that has one, else character by character. */
function readingOf(name: string): string | null {
  const parts: string[] = []
  for (let at = 0; at < name.length;) {
    let length = name.length - at
    while (length > 1 && special[name.slice(at, at + length)] === undefined) length -= 1
    const [one] = [special[name.slice(at, at + length)] ?? readings.get(name.slice(at, at + 1))?.[0]]
    if (one === undefined) return null
    parts.push(one)
    at += length
  }
  return parts.join(' ')
}

const weights = new Map<string, Map<string, number>>()
function add(name: string, weight: number): void {
  const reading = readingOf(name)
  if (reading === null) return
  const words = weights.get(reading) ?? new Map<string, number>()
  words.set(name, Math.max(words.get(name) ?? 0, weight))
  weights.set(reading, words)
}
/** Files of the divisions, and how usual such a place is in what people write here. */
for (const [file, weight] of [
  ['provinces', 3_000],
  ['cities', 1_200],
  ['areas', 500],
  ['streets', 150],
] as const) {
  for (const line of readFileSync(join(divisions, `${file}.csv`), 'utf8')
    .split('\n')
    .slice(1)) {
    // Some towns carry their county before them.
    const name = /"([^"]+)"/.exec(line)?.[1]?.replace(/^\p{Script=Han}{1,3}县(?=\p{Script=Han}{2,}[镇乡]$)/u, '')
    if (file === 'streets' && !line.startsWith(province)) continue
    if (name === undefined || name.length > 10 || /市辖区|^县$|直辖/.test(name)) continue
    add(name.replace(/街道办事处$/, '街道'), weight)
    const short = name.replace(suffix, '')
    if (short.length >= 2) add(short, weight / 2)
  }
}
const lines = [...weights]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([reading, words]) => [reading, ...[...words].map(([name, weight]) => `${name} ${weight}`)].join('\t'))
writeFileSync(join(import.meta.dirname, '../../assets/pinyin/places.txt'), `${lines.join('\n')}\n`)
console.log(`${lines.length} readings`)
