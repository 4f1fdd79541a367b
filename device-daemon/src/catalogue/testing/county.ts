/** A small county of two real services: as files, and as the bundle its publisher makes of them. */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeBundle, type BundleFile } from '#flows/catalogue/bundle.ts'
import { publisherOf } from '../publisher.ts'

const root = join(import.meta.dirname, '../../../..')
export const flows = join(root, 'flows')
export const publisher = publisherOf('1'.repeat(64))
export const stranger = publisherOf('2'.repeat(64))
export const district = '410902'
export const services = ['h11-teahouse', 'n13-after-death'] as const

const textIn = (path: string): string => readFileSync(join(root, path), 'utf8')
const folder = (name: string, at: string): BundleFile[] =>
  readdirSync(join(root, at))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => ({ path: `${name}/${file}`, text: textIn(`${at}/${file}`) }))

const hualong = textIn('flows/districts/410902-hualong.yaml')
const districtFile = hualong.slice(0, hualong.indexOf('\naffairs:')) + `\naffairs: { ${services.join(': {}, ')}: {} }\n`

const offered = services.map((id) => ({ path: `catalog/${id}.yaml`, text: textIn(`flows/catalog/${id}.yaml`) }))

/** In the folders that a bundle has. */
export const countyFiles: readonly BundleFile[] = [
  // Whole: a material says which items of any file it is for.
  ...folder('items', 'flows/items'),
  ...offered,
  { path: 'districts/410902-hualong.yaml', text: districtFile },
  ...folder('calendar', 'assets/calendar'),
  { path: 'find/elsewhere.yaml', text: textIn('flows/find/elsewhere.yaml') },
]

/** With one file changed. */
export const changed = (path: string, change: (text: string) => string): readonly BundleFile[] =>
  countyFiles.map((file) => (file.path === path ? { path, text: change(file.text) } : file))

/** The version of 公民身后 tells which bundle is in use. */
export const dated = (day: string): readonly BundleFile[] =>
  changed('catalog/n13-after-death.yaml', (text) => text.replace(/^version: .*$/m, `version: "${day}"`))

export const bundleOf = (version: string, files = countyFiles, by = publisher): string =>
  writeBundle({ version, publisher: by.publicKey, files }, by.sign)

/** As a bundle is put there: whole, in one step. */
export function put(file: string, content: string | Uint8Array): void {
  writeFileSync(`${file}.new`, content)
  renameSync(`${file}.new`, file)
}

/** As folders, with the code that checks them. */
export function layOut(folder: string, files = countyFiles): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}
