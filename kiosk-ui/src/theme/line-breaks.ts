import { Fragment, options, type ComponentChildren, type VNode } from 'preact'
import { phrases } from './phrases.ts'
import './line-breaks.css'

/**
 * ZERO WIDTH SPACE: a line may end here. Not `<wbr>`, at which Chromium's accessibility tree cuts the text into pieces
 * and puts a space between them.
 */
const mayEnd = '\u200b'

/** Shorter texts have no word to keep whole. */
const chinese = /\p{Script=Han}{3}/u

/**
 * What has been prepared: every touch draws the whole screen again, and words were a quarter of its script. What a
 * citizen typed is among it, and goes with the document at the session's end (session/renewal.ts).
 */
const known = new Map<string, string>()
/** About three times what a long form shows. */
const mostKnown = 500

function breakable(text: string): string {
  const before = known.get(text)
  if (before !== undefined) return before
  const now = phrases(text).join(mayEnd)
  if (known.size >= mostKnown) known.clear()
  known.set(text, now)
  return now
}

const prepared = (child: ComponentChildren): ComponentChildren =>
  typeof child === 'string' && chinese.test(child) && !child.includes(mayEnd) ? breakable(child) : child

/**
 * From here on a line of Chinese ends between words, wherever text is shown: what an element is made with passes
 * through here, so no screen has to think of it. What a component is given stays as it is.
 */
export function breakBetweenWords(): void {
  const before = options.vnode?.bind(options)
  options.vnode = (vnode: VNode) => {
    if (typeof vnode.type === 'string' || vnode.type === Fragment) {
      const props: { children?: ComponentChildren } = vnode.props
      props.children = Array.isArray(props.children) ? props.children.map(prepared) : prepared(props.children)
    }
    before?.(vnode)
  }
}
