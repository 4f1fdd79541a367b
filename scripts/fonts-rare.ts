/**
 * `node scripts/fonts-rare.ts --hanamin FILE --babelstone FILE`: makes the slices of rare characters that are kept in
 * git (`assets/fonts/web`) and writes `assets/fonts/chain.json`. Needed only if one of the fonts changes;
 * assets/fonts/README.md says where they come from.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openSync } from 'fontkit'
import { fontsFolder, notoFiles } from '../device-daemon/src/documents/glyphs/font-chain.ts'
import type { ChainFile } from '../device-daemon/src/documents/glyphs/font-chain.ts'
import { buildSlice } from './fonts/build.ts'
import { planRare, unicodeRange } from './fonts/slices.ts'

const { values } = parseArgs({
  options: { hanamin: { type: 'string', default: '' }, babelstone: { type: 'string', default: '' } },
})
const files = { noto: notoFiles.regular, hanamin: values.hanamin, babelstone: values.babelstone }
for (const [option, file] of Object.entries(files)) {
  if (existsSync(file)) continue
  console.error(
    `No font for ${option}: '${file}'\n→ node scripts/fonts-rare.ts --hanamin HanaMinB.ttf --babelstone BabelStoneHan.ttf; assets/fonts/README.md says where they come from`,
  )
  process.exit(1)
}

const coverageOf = (file: string): ReadonlySet<number> => new Set(openSync(file).characterSet)
const coverage = {
  noto: coverageOf(files.noto),
  hanamin: coverageOf(files.hanamin),
  babelstone: coverageOf(files.babelstone),
}
const plan = planRare(coverage)

mkdirSync(join(fontsFolder, 'web'), { recursive: true })
for (const source of ['babelstone', 'hanamin'] as const) {
  const font = readFileSync(files[source])
  let bytes = 0
  for (const slice of plan.filter((slice) => slice.source === source)) {
    const built = await buildSlice(slice, font, 11)
    bytes += built.length
    writeFileSync(join(fontsFolder, 'web', `${slice.id}.woff2`), built)
  }
  console.error(`${source}: ${(bytes / 1e6).toFixed(1)} MB`)
}
const chain: ChainFile = {
  noto: unicodeRange([...coverage.noto].filter((codePoint) => codePoint >= 0x20)),
  slices: plan.map((slice) => ({ id: slice.id, range: unicodeRange(slice.codePoints) })),
}
writeFileSync(join(fontsFolder, 'chain.json'), `${JSON.stringify(chain, null, 1)}\n`)
