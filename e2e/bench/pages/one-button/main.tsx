/**
 * The least a Preact page can be: one button that counts. What it costs and how fast it answers is the floor for
 * ours.
 */
import { render } from 'preact'
import { useState } from 'preact/hooks'

function OneButton() {
  const [count, setCount] = useState(0)
  return (
    <button type="button" style={{ font: '48px sans-serif', padding: '48px' }} onClick={() => setCount(count + 1)}>
      {count}
    </button>
  )
}

render(<OneButton />, document.body)
