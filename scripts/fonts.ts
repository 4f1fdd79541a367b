/**
 * `node scripts/fonts.ts`: makes the screen's slices of Noto Sans SC in `assets/fonts/web` (not kept in git, because
 * they depend on the screens' texts) and writes the style sheets. Part of the build; does nothing if nothing has
 * changed.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSync } from 'fontkit'
import { fontsFolder, notoFiles } from '../device-daemon/src/documents/glyphs/font-chain.ts'
import type { ChainFile } from '../device-daemon/src/documents/glyphs/font-chain.ts'
import { buildSlice } from './fonts/build.ts'
import { rareSheet, usualSheet } from './fonts/css.ts'
import { charactersIn, planScreen } from './fonts/slices.ts'

const root = join(import.meta.dirname, '..')
const web = join(fontsFolder, 'web')
const stampFile = join(web, 'stamp.json')

/** ≈ 2 s the first time, ≈ 1 s after a new text, otherwise ≈ 50 ms. */
export async function cutScreenFonts({ say }: { readonly say: (line: string) => void }): Promise<void> {
  const spoken = charactersIn(
    ['flows/items', 'flows/catalog', 'flows/districts', 'kiosk-ui/src'].map((folder) => join(root, folder)),
    ['.yaml', '.ts', '.tsx', '.json'],
  )
  const cutters = [
    '../package-lock.json',
    'fonts.ts',
    ...readdirSync(join(import.meta.dirname, 'fonts')).map((name) => `fonts/${name}`),
  ]
  const made = digest([
    readFileSync(join(fontsFolder, 'chain.json')),
    ...cutters.map((file) => readFileSync(join(import.meta.dirname, file))),
  ])
  const said = digest([[...spoken].sort((a, b) => a - b).join()])
  const stamp: { made?: string; said?: string } = existsSync(stampFile)
    ? JSON.parse(readFileSync(stampFile, 'utf8'))
    : {}
  if (stamp.made === made && stamp.said === said) return

  say('cutting the fonts of the screen …')
  const plan = planScreen(new Set(openSync(notoFiles.regular).characterSet), spoken)
  const wanted = stamp.made === made ? plan.usual : [...plan.usual, ...plan.blocks]
  const fonts = { noto: readFileSync(notoFiles.regular), notoBold: readFileSync(notoFiles.bold) }
  for (const slice of wanted)
    writeFileSync(
      join(web, `${slice.id}.woff2`),
      await buildSlice(slice, slice.source === 'notoBold' ? fonts.notoBold : fonts.noto, 6),
    )
  const rare = (JSON.parse(readFileSync(join(fontsFolder, 'chain.json'), 'utf8')) as ChainFile).slices
  writeFileSync(join(web, 'fonts.css'), usualSheet())
  writeFileSync(join(web, 'rare.css'), rareSheet([...plan.blocks, ...rare]))
  writeFileSync(stampFile, JSON.stringify({ made, said }))
}

function digest(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

if (import.meta.main) await cutScreenFonts({ say: console.log })
