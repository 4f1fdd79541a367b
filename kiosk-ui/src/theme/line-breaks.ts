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

const prepared = (child: ComponentChildren): ComponentChildren =>
  typeof child === 'string' && chinese.test(child) && !child.includes(mayEnd) ? phrases(child).join(mayEnd) : child

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
