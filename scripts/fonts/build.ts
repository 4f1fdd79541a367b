/** One slice of a font as a WOFF2 file with its own name and notice. */
import subsetFont from 'subset-font'
import { familyOf } from '../../device-daemon/src/documents/glyphs/font-chain.ts'
import { nameTable, readTables } from './sfnt.ts'
import type { Slice, SourceName } from './slices.ts'
import { writeWoff2 } from './woff2.ts'

/**
 * What the licences require to be kept. The Arphic Public License §2a also requires the file to say what was changed
 * and when.
 */
const notices: Readonly<
  Record<SourceName, { readonly copyright: string; readonly from: string; readonly licence: string }>
> = {
  noto: {
    copyright: '© 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name ‘Source’.',
    from: 'Noto Sans SC Regular 2.004',
    licence: 'SIL Open Font License 1.1',
  },
  notoBold: {
    copyright: '© 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name ‘Source’.',
    from: 'Noto Sans SC Bold 2.004',
    licence: 'SIL Open Font License 1.1',
  },
  hanamin: {
    copyright: 'Copyright 2008-2017 GlyphWiki Project.',
    from: 'HanaMinB 2017-09-04',
    licence: 'Hanazono Font License',
  },
  babelstone: {
    copyright: 'Copyright (C) 1994-2022 Arphic Technology Co., Ltd.; Andrew West.',
    from: 'BabelStone Han 15.0.5',
    licence: 'Arphic Public License',
  },
}

/** What a slice draws with; the rest is for printing from top to bottom, and for hints that are not kept. */
const drawing = new Set(['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', 'glyf', 'loca'])

/**
 * Of Noto Sans SC, whose punctuation is 1 em wide: `halt` lets a browser close the hole of ”。 (`text-spacing-trim`),
 * `pwid` gives English text its own “ ” ‘ ’ (theme/variants.css). Under 1 kB a file.
 */
const punctuation = { features: ['halt', 'pwid'], tables: ['GPOS', 'GSUB'] } as const
const bare = { features: [], tables: [] } as const

/** `quality` of Brotli: 11 for what is kept in git, less for what is made at every build. */
export async function buildSlice(slice: Slice, font: Uint8Array, quality: number): Promise<Uint8Array> {
  const { features, tables: layout } = slice.source.startsWith('noto') ? punctuation : bare
  const kept = new Set([...drawing, ...layout])
  const subset = await subsetFont(font, String.fromCodePoint(...slice.codePoints), {
    targetFormat: 'sfnt',
    noHinting: true,
    keepFeatures: [...features],
  })
  const notice = notices[slice.source]
  const family = familyOf(slice.id)
  const style = slice.source === 'notoBold' ? 'Bold' : 'Regular'
  const tables = new Map([...readTables(subset)].filter(([tag]) => kept.has(tag)))
  tables.set(
    'name',
    nameTable({
      0: notice.copyright,
      1: family,
      2: style,
      4: `${family} ${style}`,
      6: `${family.replaceAll(' ', '')}-${style}`,
      10: `Cut from ${notice.from} to ${slice.codePoints.length} characters and renamed, 2026-11-22, for yijianshi-kiosk.`,
      13: notice.licence,
    }),
  )
  return writeWoff2(tables, quality)
}
