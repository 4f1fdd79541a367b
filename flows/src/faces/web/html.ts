/** HTML of a web guide's pages: plain, without scripts, so that it works from any server and from a folder. */
import type { Language } from '../../model/language.ts'
import { escaped } from '../flow/drawing.ts'

export interface Shell {
  readonly language: Language
  readonly title: string
  /** Relative path to the folder of the style sheet: `.` or `..`. */
  readonly root: string
  /** The same page in the other language. */
  readonly other: { readonly href: string; readonly language: Language; readonly name: string }
  /** Place and hall, above every page. */
  readonly where: string
  readonly solemn: boolean
}

/** By this a folder is known as a web guide that may be replaced by a newer one. */
export const generator = '<meta name="generator" content="yijianshi web guide">'

export const shell = ({ language, title, root, other, where, solemn }: Shell, body: string): string => `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"${solemn ? ' class="solemn"' : ''}>
<head>
<meta charset="utf-8">
${generator}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${root}/style.css">
</head>
<body>
<header><p><a href="index.html">${escaped(where)}</a></p>
<p><a href="${other.href}" lang="${other.language}" hreflang="${other.language}">${escaped(other.name)}</a></p></header>
<main>
${body}
</main>
</body>
</html>
`

export const element = (name: string, text: string, attributes = ''): string =>
  `<${name}${attributes}>${escaped(text)}</${name}>`

/** Nothing, if there is nothing to list. */
export const points = (lines: readonly string[], name: 'ul' | 'ol' = 'ul'): string =>
  lines.length === 0 ? '' : `<${name}>\n${lines.map((line) => element('li', line)).join('\n')}\n</${name}>`

export const section = (title: string, content: string): string =>
  content === '' ? '' : `<section>\n${element('h2', title)}\n${content}\n</section>`

export const pairs = (rows: readonly { readonly name: string; readonly value: string }[]): string =>
  `<dl>\n${rows.map(({ name, value }) => `<div>${element('dt', name)}${element('dd', value)}</div>`).join('\n')}\n</dl>`
