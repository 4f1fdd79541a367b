import './countdown.css'

/** Whole seconds left, in large figures; the ring empties with them. */
export function Countdown({
  seconds,
  of,
  label,
}: {
  readonly seconds: number
  readonly of: number
  readonly label: string
}) {
  const round = 2 * Math.PI * 44
  return (
    <div class="countdown" role="timer" aria-label={label}>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle cx="50" cy="50" r="44" class="countdown-track" />
        <circle
          cx="50"
          cy="50"
          r="44"
          class="countdown-left"
          stroke-dasharray={`${(round * Math.min(seconds, of)) / of} ${round}`}
          transform="rotate(-90 50 50)"
        />
      </svg>
      <span>{seconds}</span>
    </div>
  )
}
