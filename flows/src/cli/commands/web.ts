import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { guideOf } from '../../faces/guide-of.ts'
import { generator } from '../../faces/web/html.ts'
import { site } from '../../faces/web/site.ts'
import { district, out, type Command } from '../command.ts'
import { namedDistrict } from '../chosen.ts'
import { refused } from '../files.ts'
import { written } from '../output.ts'

const styleSheet = join(import.meta.dirname, '../../../../assets/faces/guide.css')

export const web: Command = {
  name: 'web',
  usage: '--district CODE --out FOLDER',
  does: [
    'the web guide: all services of the district as plain pages, for any',
    'web server; a folder with an older one is replaced',
  ],
  options: { ...district, ...out },
  words: 0,
  run(call) {
    const catalogue = call.catalogue()
    const here = namedDistrict(catalogue, call)
    const folder = call.text('out')
    if (folder === undefined) throw refused('webNoFolder', {})
    clear(folder)
    const offered = catalogue.affairs.filter(({ id }) => Object.hasOwn(here.affairs, id))
    const pages = site(offered.map(({ id }) => guideOf(catalogue.inDistrict(id, here), here)))
    for (const [name, content] of [...pages, ['style.css', readFileSync(styleSheet, 'utf8')] as const]) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      written(join(folder, name), content)
    }
    return `written: ${join(folder, 'index.html')} (${offered.length} services, ${pages.size + 1} files)`
  },
}

/** A service that is offered no more must not stay; what is not a web guide is left alone. */
function clear(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return
  const index = join(folder, 'index.html')
  if (!existsSync(index) || !readFileSync(index, 'utf8').includes(generator))
    throw refused('webOtherFolder', { folder })
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (isPage.test(name)) rmSync(join(folder, name))
}

/** What `site` makes, and nothing that somebody has put beside it. */
const isPage = /^(?:en\/)?(?:style\.css|[a-z][\w-]*\.(?:html|svg|json))$/
