/** Readings of `mozillazg/pinyin-data` (MIT; from Unihan, Unicode licence) as they are typed: no tones, v for ü. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** `lüè` → `lue`, as the general word list has it; `lǜ` → `lv`. */
const plain = (reading: string): string =>
  reading
    .normalize('NFD')
    .replaceAll('u\u0308', 'v')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ɡ', 'g')
    .replace(/^([ln])ve$/, '$1ue')

/** `U+4E2D: zhōng,zhòng  # 中` a line. */
function read(folder: string, file: string): ReadonlyMap<string, readonly string[]> {
  const readings = new Map<string, readonly string[]>()
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
    const [, code, all] = /^U\+([0-9A-F]+): (\S+)/.exec(line) ?? []
    if (code !== undefined && all !== undefined)
      readings.set(String.fromCodePoint(Number.parseInt(code, 16)), [...new Set(all.split(',').map(plain))])
  }
  return readings
}

/** 通用规范汉字表 (8,105 characters) with every reading 《通用规范汉字字典》 lists. */
export const listed = (folder: string) => read(folder, 'kTGHZ2013.txt')
/** The one most usual reading of each of them. */
export const usual = (folder: string) => read(folder, 'kMandarin_8105.txt')
