import './progress.css'

/** Something is in progress. With `at` and `of` it shows how far; without, only that the machine is working. */
export function Progress({ words, at, of }: { readonly words: string; readonly at?: number; readonly of?: number }) {
  const known = at !== undefined && of !== undefined && of > 0
  return (
    <div class="progress" role="status" data-block>
      <p>{words}</p>
      <div
        class="progress-track"
        role="progressbar"
        aria-label={words}
        {...(known && { 'aria-valuenow': at, 'aria-valuemin': 0, 'aria-valuemax': of })}
      >
        <div
          class={known ? 'progress-bar' : 'progress-bar progress-alive'}
          style={known ? { width: `${(100 * at) / of}%` } : {}}
        />
      </div>
    </div>
  )
}
