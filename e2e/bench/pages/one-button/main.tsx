/** The smallest Preact page: one button that counts. Its size and response time are the minimum that ours can reach. */
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
